import { judge, type K6Result } from '../../k6/run-k6.ts';
import { crossedThresholds } from '../../k6/summary.ts';
import { type Thresholds, thresholdsCrossed } from '../../plan/thresholds.ts';
import { mergeSummaries } from '../summary/merge.ts';
import type { Ended } from './generators.ts';

/** A difference of clocks (ms) above which the order of events of two machines says nothing. */
const mostSkewMs = 200;

/** Why not all that happened may be in the history, or not in its order: one sentence for each generator. */
export const gapsOf = (generators: readonly Ended[]): string[] =>
  generators.flatMap(({ name, trouble, leastDelay }) => [
    ...(trouble === undefined ? [] : [trouble]),
    ...(Number.isFinite(leastDelay) && Math.abs(leastDelay) > mostSkewMs
      ? [`the clock of generator ${name} and ours differ by about ${Math.round(Math.abs(leastDelay))} ms`]
      : []),
  ]);

/** What all generators came to, as k6 would have told it had it been one. A load that lost one is undecided. */
export const outcomeOf = (generators: readonly Ended[], wanted: number, thresholds: Thresholds): K6Result => {
  const summaries = generators.flatMap(({ log }) => log.summary ?? []);
  if (summaries.length === 0) {
    const reasons = generators.flatMap(({ trouble }) => trouble ?? []);
    return { outcome: 'undecided', reasons: [...reasons, 'no generator left a summary'], exitCode: -1, summary: null };
  }
  const summary = mergeSummaries(summaries, thresholds);
  const missing = wanted - generators.length;
  const lost = [
    ...generators.flatMap(({ trouble }) => trouble ?? []),
    ...(missing > 0 ? [`${missing} of ${wanted} generators never began`] : []),
  ];
  const exitCode = crossedThresholds(summary).length > 0 ? thresholdsCrossed : 0;
  return lost.length > 0
    ? { outcome: 'undecided', reasons: lost, exitCode: -1, summary }
    : { exitCode, summary, ...judge(exitCode, summary) };
};
