import type { LoadRun, PhaseResult, Spread, ThresholdResult } from '../../contracts/record/load-run.ts';
import type { K6Result } from '../k6/run-k6.ts';
import type { K6Summary } from '../k6/summary.ts';
import type { LoadPlan } from '../plan/plan.ts';
import { durationOf, stepNames } from '../plan/steps.ts';
import { isKeeper } from '../plan/thresholds.ts';
import type { Scenario } from '../scenarios/scenario.ts';

type Metric = K6Summary['metrics'][string];

const spreadOf = (metric: Metric | undefined): Spread | null =>
  metric?.med === undefined || metric.count === 0
    ? null
    : { median: metric.med, p95: metric['p(95)'] ?? 0, max: metric.max ?? 0 };

const isCrossed = (metric: Metric | undefined): boolean => Object.values(metric?.thresholds ?? {}).some(Boolean);

/** Each phase with what was measured in it. */
const phaseResults = (plan: LoadPlan, { metrics }: K6Summary): PhaseResult[] =>
  plan.phases.map((phase) => {
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

const thresholdResults = ({ metrics }: K6Summary): ThresholdResult[] =>
  Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds)
      .filter(([expression]) => !isKeeper(expression))
      .map(([expression, crossed]) => ({ metric, expression, met: !crossed })),
  );

type Verdict = Pick<LoadRun, 'outcome' | 'reasons' | 'phases' | 'thresholds' | 'knee' | 'steps' | 'dropped'>;

/** What a run came to: by k6's thresholds, and by what its scenario makes of them. */
export const verdictOf = (
  plan: LoadPlan,
  { outcome, reasons, summary, exitCode }: K6Result,
  judge: Scenario['judge'],
): Verdict => {
  if (summary === null) {
    return { outcome, reasons, phases: [], thresholds: [], knee: null, steps: [], dropped: 0 };
  }
  const phases = phaseResults(plan, summary);
  const steps = stepNames.flatMap((name) => {
    const metric = summary.metrics[durationOf(name)];
    const spread = spreadOf(metric);
    return spread === null ? [] : [{ name, count: metric?.count ?? 0, ...spread }];
  });
  const judged = judge?.({ phases, outcome, reasons, exitCode });
  return {
    ...{ outcome, reasons, phases, knee: null, steps },
    dropped: summary.metrics.dropped_iterations?.count ?? 0,
    ...judged,
    thresholds: [...thresholdResults(summary), ...(judged?.thresholds ?? [])],
  };
};
