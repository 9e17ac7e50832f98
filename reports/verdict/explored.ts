import type { Exploration } from '../../contracts/record/exploration.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { isHeldBack } from '../register/held-back.ts';

/** What a verdict says of an exploration: of findings that are held back, only that they were met. */
export const exploredOf = (
  { seed, lanes, seconds, sequences, steps, requests, interrupted, neverReached, coverage, findings }: Exploration,
  { checks, deviations }: Pick<Verdict, 'checks' | 'deviations'>,
): Verdict['exploration'] => ({
  ...{ seed, lanes, seconds, sequences, steps, requests, interrupted, neverReached, reached: coverage.length },
  findings: findings.map((finding) => {
    const { check, requirement, property, count, known } = finding;
    const isVeiled = checks.some((each) => each.id === check && isHeldBack(each, { deviations }));
    return isVeiled ? { check, requirement, property, count, known } : finding;
  }),
});
