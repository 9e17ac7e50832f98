import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { judgeGuesses } from './guesses.ts';
import { orderOf, type Together } from './orders.ts';
import type { Violation } from './violation.ts';

/** What a group of steps at the same time puts to the test. */
const requirements: { readonly [Name in Step['do']]?: string } = {
  sendCode: 'RL-10',
  verifyCode: 'CON-01',
  verifyPassword: 'CON-02',
  identify: 'CON-06',
  submit: 'CON-07',
  verifyProof: 'CON-01',
  redeem: 'TOK-04',
  refresh: 'TOK-18',
};

const requirementOf = ([first]: readonly Together[]): string => {
  const { step } = first ?? {};
  return step?.do === 'verifyCode' && step.code.change !== undefined
    ? 'CON-02'
    : ((step && requirements[step.do]) ?? 'CON-07');
};

/** What steps at the same time were answered: each answer with how many of them had it. */
export const toldTogether = (group: readonly Together[]): string =>
  Object.entries(Object.groupBy(group, ({ performed }) => performed.answer))
    .map(([answer, alike]) => `${alike?.length ?? 0} x ${answer}`)
    .join(', ');

const judgeOrder = (world: World, group: readonly Together[]): Violation[] => {
  if (orderOf(world, group)) {
    return [];
  }
  const what = `of ${group.length} requests at the same time (${group[0]?.step.do}) no order gives these answers: ${toldTogether(group)}`;
  return [{ requirement: requirementOf(group), property: 'order', what }];
};

/** Whether what came of steps at the same time could have come of some order of them, and no more was judged than is. */
export const judgeTogether = (world: World, group: readonly Together[]): Violation[] => [
  ...judgeOrder(world, group),
  ...judgeGuesses(world, group),
];
