import type { Exploration } from '../../contracts/record/exploration.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { reachedAsExpected } from '../words/veil.ts';

/** What a verdict says of an exploration: nothing that leads to a finding which must not be published. */
export const exploredOf = (exploration: Exploration): Verdict['exploration'] => {
  const { seed, lanes, seconds, sequences, steps, requests, interrupted, neverReached, findings } = exploration;
  return {
    ...{ seed, lanes, seconds, sequences, steps, requests, interrupted, neverReached },
    reached: reachedAsExpected(exploration).length,
    findings: findings.map(({ file, script, ...finding }) =>
      finding.steps === undefined ? finding : { ...finding, file, script },
    ),
  };
};
