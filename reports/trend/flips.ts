import type { CheckTrend, RunColumn } from '../../contracts/record/trend.ts';
import type { CheckVerdict } from '../../contracts/record/verdicts.ts';
import { holds } from './holds.ts';
import { byVersion, type Point, pointsOf } from './points.ts';

type Flip = CheckTrend['flips'][number];

const isSameHarness = (one: RunColumn, other: RunColumn): boolean =>
  one.gitRevision !== null && one.gitRevision === other.gitRevision && !one.gitDirty && !other.gitDirty;

const flipBetween = (from: Point<CheckVerdict>, to: Point<CheckVerdict>): Flip[] =>
  holds(from.value) === holds(to.value)
    ? []
    : [
        {
          ...{ logtoVersion: to.run.logtoVersion, from: from.run.id, to: to.run.id },
          ...{ before: from.value, after: to.value, sameHarness: isSameHarness(from.run, to.run) },
        },
      ];

/** Where a check went over from holding to not holding, or back, on one version; a run that decides nothing is passed over. */
export const flipsOf = (verdicts: CheckTrend['verdicts'], runs: readonly RunColumn[]): Flip[] => {
  const decided = pointsOf(verdicts, runs).filter(({ value }) => holds(value) !== null);
  return byVersion(decided).flatMap((points) =>
    points.slice(1).flatMap((to, at) => {
      const from = points[at];
      return from ? flipBetween(from, to) : [];
    }),
  );
};
