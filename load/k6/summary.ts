import { z } from 'zod';
import { isKeeper } from '../plan/thresholds.ts';

/** One metric of k6's summary; which numbers it has depends on its type. */
const metricSchema = z.object({
  /** True where the threshold was CROSSED: that is how k6 writes it. */
  thresholds: z.record(z.string(), z.boolean()).optional(),
  /** Of counters, and of trends. */
  count: z.number().optional(),
  /** Of rates: how many samples were non-zero and zero. */
  passes: z.number().optional(),
  fails: z.number().optional(),
  /** Of trends, in ms where they are times. */
  min: z.number().optional(),
  avg: z.number().optional(),
  med: z.number().optional(),
  'p(95)': z.number().optional(),
  'p(99)': z.number().optional(),
  max: z.number().optional(),
});

/** What `--summary-export` writes, in the shape that it has unless `--new-machine-readable-summary` is given. */
export const k6SummarySchema = z.object({ metrics: z.record(z.string(), metricSchema) });

export type K6Summary = z.infer<typeof k6SummarySchema>;

/** Each threshold that was crossed, as `metric: expression`. */
export const crossedThresholds = ({ metrics }: K6Summary): string[] =>
  Object.entries(metrics).flatMap(([name, { thresholds = {} }]) =>
    Object.entries(thresholds)
      .filter(([, crossed]) => crossed)
      .map(([expression]) => `${name}: ${expression}`),
  );

/**
 * Metrics that have thresholds but no sample: k6 counts those as met, so a misspelt step would pass for ever.
 * A counter without samples may be right (`dropped_iterations`), and says so by its own threshold.
 */
export const unmeasuredThresholds = ({ metrics }: K6Summary): string[] =>
  Object.entries(metrics)
    .filter(([, { thresholds, passes, fails, med, max, count }]) => {
      const emptyRate = passes !== undefined && fails !== undefined && passes + fails === 0;
      const emptyTrend = med !== undefined && (count ?? max) === 0;
      const isJudged = !Object.keys(thresholds ?? {}).every(isKeeper);
      return isJudged && (emptyRate || emptyTrend);
    })
    .map(([name]) => name);
