/** Thresholds of k6, for what sets them and what reads k6's summary. */

/** As k6 has them: by metric, what has to hold, and whether its breach ends the run. */
export type Thresholds = Record<string, Array<string | { threshold: string; abortOnFail: boolean }>>;

/** k6's exit code when a threshold was crossed. */
export const thresholdsCrossed = 99;

/** These always hold. k6 keeps the figures of a tagged part of a metric only where a threshold names it. */
export const keepTrend = 'max>=0';
export const keepRate = 'rate>=0';

export const isKeeper = (expression: string): boolean => expression === keepTrend || expression === keepRate;

/** What has to hold, whether its breach ends the run or not. */
export const expressionOf = (each: Thresholds[string][number]): string =>
  typeof each === 'string' ? each : each.threshold;

/** The same metrics with what always holds: for a generator whose figures are judged elsewhere. */
export const keepersOf = (thresholds: Thresholds): Thresholds =>
  Object.fromEntries(
    Object.entries(thresholds).map(([metric, [first = keepTrend]]) => {
      const expression = expressionOf(first);
      const isCounted = expression.startsWith('count');
      return [metric, [isCounted ? 'count>=0' : expression.startsWith('rate') ? keepRate : keepTrend]];
    }),
  );
