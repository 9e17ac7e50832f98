import type { RequirementTrend, RunColumn } from '../../contracts/record/trend.ts';
import { changeKindOf } from '../comparison/compare.ts';
import { holds } from './holds.ts';
import { pointsOf } from './points.ts';

type Change = RequirementTrend['changes'][number];

/**
 * What a requirement came to that it had not come to before: in the run before of the same version, so that versions
 * which take turns change nothing, and for the first run of a version in the run before of any.
 */
export const changesOf = (verdicts: RequirementTrend['verdicts'], runs: readonly RunColumn[]): Change[] => {
  const decided = pointsOf(verdicts, runs).filter(({ value }) => holds(value) !== null);
  return decided.flatMap((to, at) => {
    const earlier = decided.slice(0, at);
    const from = earlier.findLast(({ run }) => run.logtoVersion === to.run.logtoVersion) ?? earlier.at(-1);
    const kind = from && changeKindOf(from.value, to.value);
    return from && kind ? [{ kind, from: from.run.id, to: to.run.id, before: from.value, after: to.value }] : [];
  });
};
