import { percentile } from '../../plan/quantiles.ts';

/** One generator's distribution of a trend. */
export interface Distribution {
  readonly count: number;
  /** Percent, from 0 (the smallest) to 100 (the largest), and the value at it; in growing order. */
  readonly points: ReadonlyArray<readonly [number, number]>;
}

/** @param values of a trend, by the names of `quantileStats` */
export const distributionOf = (values: Readonly<Partial<Record<string, number>>>): Distribution => {
  const inner = Array.from({ length: 99 }, (_, at) => [at + 1, values[percentile(at + 1)] ?? Number.NaN] as const);
  const points = [[0, values.min ?? Number.NaN] as const, ...inner, [100, values.max ?? Number.NaN] as const];
  return { count: values.count ?? 0, points: points.filter(([, value]) => !Number.isNaN(value)) };
};

/** How many percent lie at or below a value, in a straight line between two known points. */
const percentAt = ({ points }: Distribution, value: number): number => {
  const above = points.findIndex(([, known]) => known > value);
  const [high, low] = [points[above], points[above - 1]];
  if (high === undefined) {
    return 100;
  }
  return low === undefined ? 0 : low[0] + ((high[0] - low[0]) * (value - low[1])) / (high[1] - low[1]);
};

/** Halves an interval of an hour in ms to less than a thousandth of a millisecond. */
const halvings = 40;

/**
 * The value of the distribution that several make together; exact to what lies between two of their hundredths.
 *
 * @param percent 0 to 100
 */
export const mergedQuantile = (all: readonly Distribution[], percent: number): number => {
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const ends = all.flatMap(({ points }) => [points[0]?.[1] ?? 0, points.at(-1)?.[1] ?? 0]);
  let [low, high] = [Math.min(...ends), Math.max(...ends)];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    const reached = all.reduce((sum, each) => sum + each.count * percentAt(each, middle), 0) / total;
    [low, high] = reached < percent ? [middle, high] : [low, middle];
  }
  return high;
};
