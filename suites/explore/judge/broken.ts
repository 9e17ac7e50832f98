import type { Scene } from '../drive/experience.ts';
import type { Performed } from '../drive/performed.ts';
import { expectCode, expectPageOfOdd } from '../model/rules/odd-authorizations.ts';
import { at, interactionOf } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { judgeAcceptance } from './acceptance.ts';
import type { Violation } from './violation.ts';

/** Of an odd authorization request, whether it may be answered without a page, or with one. */
export const judgeOdd = ({ world }: Scene, step: Step, performed: Performed): Violation[] => {
  if (step.do !== 'authorizeOddly') {
    return [];
  }
  const expected = performed.grant
    ? expectCode(world, step)
    : performed.interaction
      ? expectPageOfOdd(step)
      : undefined;
  // A server answers a code for the same reason as without odd parameters.
  return expected === undefined
    ? []
    : judgeAcceptance(step, expected, performed).map((violation) => ({ ...violation, of: 'authorize' }));
};

/** Whether a submission that was accepted tells where the browser goes on. */
export const judgeMissing = ({ world }: Scene, step: Step, { accepted, redirect }: Performed): Violation[] => {
  const { event, doubtful } = (step.do === 'submit' ? interactionOf(world, step.tab) : undefined) ?? {};
  const isDue = accepted && event && event !== 'ForgotPassword' && !doubtful;
  const requirement = event === 'Register' ? 'REG-01' : 'SGN-01';
  return isDue && redirect === undefined
    ? [{ requirement, property: 'redirect', what: 'submit was accepted without an address to go on to' }]
    : [];
};

/** Answers that no client can go on from, whatever it asked for. */
export const judgeBroken = ({ world }: Scene, step: Step, { broken }: Performed): Violation[] => {
  if (broken === undefined) {
    return [];
  }
  const isSilent = step.do === 'sendCode' && at(world.people, step.to.person).provider === 'silent';
  const what = `${step.do} was answered with ${broken}`;
  return broken === 'redirects without end'
    ? [{ requirement: 'SGN-10', property: 'redirects', what }]
    : [{ requirement: isSilent ? 'SND-12' : 'HDR-04', property: 'no-answer', what }];
};
