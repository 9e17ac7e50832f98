import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { orderOf, type Together } from './orders.ts';
import type { Violation } from './violation.ts';

/** What a group of steps at the same time puts to the test. */
const requirements: { readonly [Name in Step['do']]?: string } = {
  sendCode: 'RL-10',
  verifyCode: 'CON-01',
  verifyPassword: 'CON-02',
  identify: 'CON-06',
  submit: 'CON-07',
  redeem: 'TOK-04',
  refresh: 'TOK-18',
};

const requirementOf = ([first]: readonly Together[]): string => {
  const { step } = first ?? {};
  return step?.do === 'verifyCode' && step.code.change !== undefined
    ? 'CON-02'
    : ((step && requirements[step.do]) ?? 'CON-07');
};

/** Whether what came of steps at the same time could have come of some order of them. */
export const judgeTogether = (world: World, group: readonly Together[]): Violation[] => {
  if (orderOf(world, group)) {
    return [];
  }
  const answers = Object.entries(Object.groupBy(group, ({ performed }) => performed.answer));
  const told = answers.map(([answer, alike]) => `${alike?.length ?? 0} x ${answer}`).join(', ');
  const what = `of ${group.length} requests at the same time (${group[0]?.step.do}) no order gives these answers: ${told}`;
  return [{ requirement: requirementOf(group), property: 'order', what }];
};
