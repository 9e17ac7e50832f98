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

/** Whether its breach ends the run. */
export const endsRun = (each: Thresholds[string][number]): boolean => typeof each !== 'string' && each.abortOnFail;

const keeperOf = (expression: string): string => {
  if (expression.startsWith('count')) {
    return 'count>=0';
  }
  return expression.startsWith('rate') ? keepRate : keepTrend;
};

/**
 * The same metrics for a generator whose figures are judged elsewhere: with what always holds, but for what ends the run,
 * which each generator sees in its own part.
 */
export const keepersOf = (thresholds: Thresholds): Thresholds =>
  Object.fromEntries(
    Object.entries(thresholds).map(([metric, all]) => {
      const ending = all.filter(endsRun);
      const [first = keepTrend] = all;
      return [metric, ending.length > 0 ? ending : [keeperOf(expressionOf(first))]];
    }),
  );
