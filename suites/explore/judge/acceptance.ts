import type { Performed } from '../drive/performed.ts';
import type { Expectation } from '../model/expectation.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** Whether a step was answered as the model allows. */
export const judgeAcceptance = (step: Step, expected: Expectation, { accepted, answer }: Performed): Violation[] => {
  const { acceptance, requirement, because } = expected;
  if (requirement === undefined || acceptance === 'may' || (acceptance === 'must') === accepted) {
    return [];
  }
  const what = `${step.do} ${acceptance} be accepted, as ${because}; it was answered ${answer}`;
  return [{ requirement, property: accepted ? 'accepted' : 'refused', what }];
};
