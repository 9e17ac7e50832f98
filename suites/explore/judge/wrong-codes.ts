import { outcome, type Reply } from '../../../fixtures/http/index.ts';
import { comparable } from '../../enumeration/comparable-reply.ts';
import { isJudgedWrong } from '../model/rules/codes.ts';
import { at, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** What an answer may tell of a guess beside that it is wrong: tries of the code and failures of the number that are left. */
const countsOf = (world: World, step: Extract<Step, { do: 'verifyCode' }>): string | undefined => {
  const { tries, interaction } = at(world.verifications, step.verification);
  const { failures } = at(world.people, step.to.person);
  const isCertain = tries.surely === tries.perhaps && failures.surely.length === failures.perhaps.length;
  // An interaction has one language.
  return isCertain ? [interaction, tries.surely, failures.surely.length].join(' ') : undefined;
};

/** Compares the refusals of wrong codes of one sequence: whichever digits are right, they are the same. */
export const compareWrongCodes = () => {
  const refusals = new Map<string, string>();
  /** @param world as it was before the step */
  return (world: World, step: Step, reply: Reply | undefined): Violation[] => {
    const isGuess = step.do === 'verifyCode' && isJudgedWrong(world, step);
    const counts = isGuess ? countsOf(world, step) : undefined;
    // What says that somebody is locked may say for how long.
    const isLocked = reply !== undefined && /too_many_attempts|rate_limit/.test(outcome(reply));
    if (counts === undefined || reply === undefined || reply.status < 400 || isLocked) {
      return [];
    }
    const key = `${counts} ${outcome(reply)}`;
    const told = JSON.stringify(comparable(reply));
    const before = refusals.get(key) ?? told;
    refusals.set(key, before);
    const what = `two wrong codes, each after as many others, are refused as ${outcome(reply)} with other bodies or headers`;
    return before === told ? [] : [{ requirement: 'OTP-16', property: 'alike', what }];
  };
};
