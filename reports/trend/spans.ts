import type { DeviationSpan, RunColumn } from '../../contracts/record/trend.ts';
import { byVersion, type Point, pointsOf } from './points.ts';
import { streaksOf } from './streaks.ts';

const dayMs = 24 * 60 * 60_000;

/** Whole days from one time to another. */
export const daysBetween = (since: string, until: string): number =>
  Math.floor((Date.parse(until) - Date.parse(since)) / dayMs);

const spanOf = (first: RunColumn, last: RunColumn, open: boolean): DeviationSpan => ({
  logtoVersion: first.logtoVersion,
  ...{ first: first.id, since: first.startedAt, last: last.id, until: last.startedAt },
  days: daysBetween(first.startedAt, last.startedAt),
  open,
});

const spansOfVersion = (points: ReadonlyArray<Point<boolean>>): DeviationSpan[] => {
  const streaks = streaksOf(points, ({ value }) => value);
  return streaks.flatMap((streak) => {
    const [first, last = first] = [streak[0], streak.at(-1)];
    return first.value ? [spanOf(first.run, last.run, streak === streaks.at(-1))] : [];
  });
};

/**
 * Deviations without a break, of each version of its own. A run that decides nothing breaks none.
 *
 * @param states whether something deviates, for each run
 */
export const spansOf = (states: ReadonlyArray<boolean | null>, runs: readonly RunColumn[]): DeviationSpan[] =>
  byVersion(pointsOf(states, runs)).flatMap(spansOfVersion);
