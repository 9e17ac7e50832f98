import { outcome, type Reply } from '../../../fixtures/http/index.ts';
import { comparable } from '../../enumeration/comparable-reply.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** A step of one side of a comparison, with what was answered. */
export interface Compared {
  readonly step: Step;
  readonly reply: Reply;
}

/** What can be told apart: ids and times are new in each answer. */
const shapeOf = (reply: Reply): string => {
  const { body, ...rest } = comparable(reply);
  return JSON.stringify({ ...rest, body: body.replace(/\d+( (second|minute|hour)s?)?/g, '#') });
};

/** Where registration is open, no requirement says that sends for sign-in are answered alike. */
const isFree = (step: Step): boolean => step.do === 'sendCode' && step.event !== 'ForgotPassword';

/** What sets answers apart: a limit that one of them met, else what was asked. */
const requirementOf = ({ step }: Compared, replies: readonly Reply[]): string => {
  if (replies.some((reply) => /too_many_attempts|rate_limit/.test(outcome(reply)))) {
    return 'ENM-05';
  }
  return step.do === 'sendCode' ? 'ENM-01' : 'ENM-04';
};

/** Whether a number with an account and one without were answered alike, at each step. */
export const judgeAlike = (known: readonly Compared[], unknown: readonly Compared[]): Violation[] => {
  for (const [index, one] of known.entries()) {
    const other = unknown[index];
    if (other === undefined) {
      return [];
    }
    if (!isFree(one.step) && shapeOf(one.reply) !== shapeOf(other.reply)) {
      const [knownAs, unknownAs] = [outcome(one.reply), outcome(other.reply)];
      const difference =
        knownAs === unknownAs ? `${knownAs}, and its body or headers differ` : `${knownAs} and ${unknownAs}`;
      const what = `${one.step.do} is answered otherwise for a number with an account than for one without: ${difference}`;
      return [{ requirement: requirementOf(one, [one.reply, other.reply]), property: 'alike', what }];
    }
  }
  return [];
};
