import { z } from 'zod';

/** One metric of a generator's summary, and the line that ends it: see `load/scripts/lib/summary-log.ts`. */
const summaryLineSchema = z.discriminatedUnion('summary', [
  z.object({
    summary: z.literal('metric'),
    metric: z.string(),
    type: z.enum(['counter', 'gauge', 'rate', 'trend']),
    values: z.record(z.string(), z.number()),
  }),
  z.object({ summary: z.literal('end'), metrics: z.int() }),
]);

export type MetricLine = Extract<z.infer<typeof summaryLineSchema>, { summary: 'metric' }>;

/** What a generator measured, by metric. */
export type GeneratorSummary = ReadonlyMap<string, MetricLine>;

/** Takes the lines of a generator's log as they come. */
export const createSummaryReader = () => {
  const metrics = new Map<string, MetricLine>();
  let announced: number | undefined;
  return {
    /** @returns whether the line was one of the summary */
    take(line: string): boolean {
      if (!line.startsWith('{"summary":')) {
        return false;
      }
      const read = summaryLineSchema.parse(JSON.parse(line));
      if (read.summary === 'metric') {
        metrics.set(read.metric, read);
      } else {
        announced = read.metrics;
      }
      return true;
    },
    /** Null where it is not there as a whole. */
    get summary(): GeneratorSummary | null {
      return announced === metrics.size ? metrics : null;
    },
  };
};
