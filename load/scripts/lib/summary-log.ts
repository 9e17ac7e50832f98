import { quantileStats } from '../../plan/quantiles.ts';

/** What k6 hands to `handleSummary`; as far as it is used here. */
export interface SummaryData {
  readonly metrics: Readonly<
    Record<string, { readonly type: string; readonly values: Readonly<Record<string, number>> }>
  >;
}

/** Options of a script whose summary is read from the log of its pod. */
export const summaryInLog = { summaryTrendStats: quantileStats };

/**
 * The summary as lines of the log, one a metric: the log is all that is left of a pod, and splits lines above 16 KiB.
 * The last line says how many there were. Read by `load/cluster/summary/metric-line.ts`.
 */
export const summaryLines = ({ metrics }: SummaryData): string => {
  const entries = Object.entries(metrics);
  const lines = entries.map(([metric, { type, values }]) => ({ summary: 'metric', metric, type, values }));
  return `${[...lines, { summary: 'end', metrics: entries.length }].map((line) => JSON.stringify(line)).join('\n')}\n`;
};
