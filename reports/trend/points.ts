import type { RunColumn } from '../../contracts/record/trend.ts';

/** What one run says. */
export interface Point<Value> {
  readonly run: RunColumn;
  readonly value: Value;
}

/** What runs say, without those that say nothing. */
export const pointsOf = <Value>(values: ReadonlyArray<Value | null>, runs: readonly RunColumn[]): Array<Point<Value>> =>
  runs.flatMap((run, at) => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ run, value }];
  });

/** The same, one list for each version of Logto: what two versions say is no change of either. */
export const byVersion = <Value>(points: ReadonlyArray<Point<Value>>): Array<Array<Point<Value>>> => [
  ...Map.groupBy(points, ({ run }) => run.logtoVersion).values(),
];
