import type { AnyVerdict } from '../words/verdicts.ts';
import { looks } from '../words/verdicts.ts';

/** Whether a verdict says that the target does what is asked; null where it decides nothing. */
export const holds = (verdict: AnyVerdict): boolean | null => {
  const { behaviour } = looks[verdict];
  return behaviour === 'none' ? null : behaviour === 'right';
};

/** Whether a verdict is a failure, known or not; a note is none. Null where it decides nothing. */
export const deviates = (verdict: AnyVerdict): boolean | null => {
  const { behaviour } = looks[verdict];
  return behaviour === 'none' ? null : behaviour === 'wrong' || behaviour === 'deviating';
};
