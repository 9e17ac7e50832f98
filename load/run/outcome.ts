import type { LoadRun, PhaseResult, Spread, ThresholdResult } from '../../contracts/record/load-run.ts';
import type { K6Result } from '../k6/run-k6.ts';
import type { K6Summary } from '../k6/summary.ts';
import type { Shape } from '../plan/catalogue.ts';
import { isKeeper } from '../plan/keep.ts';
import { warmUp } from '../plan/phases.ts';
import type { LoadPlan } from '../plan/plan.ts';
import { durationOf, stepNames } from '../plan/steps.ts';

type Metric = K6Summary['metrics'][string];

const spreadOf = (metric: Metric | undefined): Spread | null =>
  metric?.med === undefined || metric.count === 0
    ? null
    : { median: metric.med, p95: metric['p(95)'] ?? 0, max: metric.max ?? 0 };

const isCrossed = (metric: Metric | undefined): boolean => Object.values(metric?.thresholds ?? {}).some(Boolean);

/** Each phase with what was measured in it. The one in which k6 ended the run for a threshold did not hold. */
export const phaseResults = (plan: LoadPlan, { metrics }: K6Summary, wasEnded: boolean): PhaseResult[] => {
  const reached = plan.phases.map((phase) => {
    const completions = metrics[`flow_completed{phase:${phase.name}}`];
    const durations = metrics[`http_req_duration{phase:${phase.name}}`];
    const [completed, failed] = [completions?.passes ?? 0, completions?.fails ?? 0];
    return {
      ...phase,
      completed,
      failed,
      requests: spreadOf(durations),
      flows: spreadOf(metrics[`flow_duration{phase:${phase.name}}`]),
      held: completed > 0 && !isCrossed(completions) && !isCrossed(durations),
    };
  });
  const last = reached.findLastIndex(({ completed, failed }) => completed + failed > 0);
  return reached.map((phase, at) => (wasEnded && at === last ? { ...phase, held: false } : phase));
};

const thresholdResults = ({ metrics }: K6Summary): ThresholdResult[] =>
  Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds)
      .filter(([expression]) => !isKeeper(expression))
      .map(([expression, crossed]) => ({ metric, expression, met: !crossed })),
  );

/** The highest rate before the first that did not hold: 0 where the first did not, null where all held. */
export const kneeOf = (all: readonly PhaseResult[]): number | null => {
  const phases = all.filter(({ name }) => name !== warmUp);
  const broken = phases.findIndex(({ held }) => !held);
  return broken < 0 ? null : (phases[broken - 1]?.rate ?? 0);
};

const drifted = 1.5;
/** Below it, a median says more of the machine's clock than of Logto. */
const negligibleMs = 20;

/** Whether a soak run became slower: k6 cannot compare two parts of a run. */
const driftOf = (phases: readonly PhaseResult[]): ThresholdResult[] => {
  const median = (name: string) => phases.find((phase) => phase.name === name)?.requests?.median ?? 0;
  const limit = median('early') * drifted + negligibleMs;
  const expression = `median of the late part below ${limit.toFixed(0)} ms, ${drifted} times that of the early part`;
  return [{ metric: 'drift', expression, met: median('late') <= limit }];
};

export type Verdict = Pick<LoadRun, 'outcome' | 'reasons' | 'phases' | 'thresholds' | 'knee' | 'steps' | 'dropped'>;

/** What a run came to. A breakpoint run is there to cross a threshold: it passes if its first step held. */
export const verdictOf = (plan: LoadPlan, shape: Shape, { outcome, reasons, summary, exitCode }: K6Result): Verdict => {
  if (summary === null) {
    return { outcome, reasons, phases: [], thresholds: [], knee: null, steps: [], dropped: 0 };
  }
  const phases = phaseResults(plan, summary, shape === 'steps' && exitCode === 99);
  const knee = shape === 'steps' ? kneeOf(phases) : null;
  const steps = stepNames.flatMap((name) => {
    const metric = summary.metrics[durationOf(name)];
    const spread = spreadOf(metric);
    return spread === null ? [] : [{ name, count: metric?.count ?? 0, ...spread }];
  });
  const drift = shape === 'soak' ? driftOf(phases) : [];
  const measured = {
    phases,
    knee,
    steps,
    thresholds: [...thresholdResults(summary), ...drift],
    dropped: summary.metrics.dropped_iterations?.count ?? 0,
  };
  if (shape === 'steps' && (exitCode === 0 || exitCode === 99)) {
    return knee === 0 ? { ...measured, outcome: 'crossed', reasons } : { ...measured, outcome: 'met', reasons: [] };
  }
  const slower = drift.filter(({ met }) => !met).map(({ metric, expression }) => `${metric}: ${expression}`);
  return outcome === 'met' && slower.length > 0
    ? { ...measured, outcome: 'crossed', reasons: slower }
    : { ...measured, outcome, reasons };
};
