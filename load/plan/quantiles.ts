/** What each of several generators tells of a trend, so that one distribution can be made of theirs. k6 reads it too. */

const percents = Array.from({ length: 99 }, (_, at) => at + 1);

/** k6's name for a percentile. */
export const percentile = (percent: number): string => `p(${percent})`;

/** For `summaryTrendStats`: every hundredth, and both ends. */
export const quantileStats: string[] = ['count', 'min', 'avg', 'med', 'max', ...percents.map(percentile)];
