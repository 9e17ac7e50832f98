import type { Observed, ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun, ThresholdResult } from '../../contracts/record/load-run.ts';
import type { ScenarioResult } from '../run/run-scenario.ts';

type Half = Pick<ScenarioResult, 'run' | 'observed'>;

/** Objectives on how fast and how much: the fresh half has to meet them, and what becomes of them is what is asked. */
const measures = /^(http_req_duration|flow_duration|dropped_iterations|iterations)\b/;

/** Whether an objective has to be met on a grown database too: that all is right, however slow. */
const holdsForGrown = ({ metric }: Pick<ThresholdResult, 'metric'>): boolean => !measures.test(metric);

const ofGrown = (threshold: ThresholdResult): ThresholdResult => ({
  ...threshold,
  metric: `grown database: ${threshold.metric}`,
});

const judgeRun = (fresh: LoadRun, grown: LoadRun): LoadRun => {
  const thresholds = grown.thresholds.filter(holdsForGrown).map(ofGrown);
  const wrong = thresholds.filter(({ met }) => !met).map(({ metric, expression }) => `${metric}: ${expression}`);
  const reasons = [...fresh.reasons, ...(grown.outcome === 'undecided' ? grown.reasons : wrong)];
  const crossed = fresh.outcome === 'crossed' || wrong.length > 0;
  const isUndecided = fresh.outcome === 'undecided' || grown.outcome === 'undecided';
  return {
    ...fresh,
    endedAt: grown.endedAt,
    partial: fresh.partial || grown.partial,
    thresholds: [...fresh.thresholds, ...thresholds],
    outcome: isUndecided ? 'undecided' : crossed ? 'crossed' : 'met',
    reasons,
  };
};

const within = (half: string, { violations, ...invariant }: ObservedInvariant): ObservedInvariant => ({
  ...invariant,
  violations: violations.map(({ events, ...violation }) => ({
    ...violation,
    events: events.map((name) => `${half}/${name}`),
  })),
});

const bothInvariants = (fresh: Observed, grown: Observed): ObservedInvariant[] =>
  fresh.invariants.map((invariant) => {
    const other = grown.invariants.find(({ id }) => id === invariant.id) ?? { ...invariant, judged: 0, broken: 0 };
    return {
      ...invariant,
      judged: invariant.judged + other.judged,
      broken: invariant.broken + other.broken,
      violations: [...within('fresh', invariant).violations, ...within('grown', other).violations],
      measured: invariant.measured ?? other.measured,
    };
  });

/**
 * One result of both halves: the fresh half is judged as any run is, and of the grown half that nothing went wrong. How
 * much slower it was is what the scenario measures, and has no limit. Figures are those of the fresh half.
 */
export const judgeGrowth = (fresh: Half, grown: Half): Half => ({
  run: judgeRun(fresh.run, grown.run),
  observed: {
    ...fresh.observed,
    gaps: [...fresh.observed.gaps, ...grown.observed.gaps],
    events: fresh.observed.events + grown.observed.events,
    invariants: bothInvariants(fresh.observed, grown.observed),
  },
});
