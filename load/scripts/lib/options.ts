import type { Options, Scenario, Threshold } from 'k6/options';
import type { LoadPhase } from '../../../contracts/record/load-run.ts';
import { type FlowName, flows } from '../../plan/catalogue.ts';
import { keepRate, keepTrend } from '../../plan/keep.ts';
import { flowsIn } from '../../plan/plan.ts';
import { durationOf } from '../../plan/steps.ts';
import { plan } from './settings.ts';

/** k6 takes whole numbers only: of a minute they are fine enough. */
const perMinute = (rate: number): number => Math.max(1, Math.round(rate * 60));

const users = { preAllocatedVUs: plan.atOnce, maxVUs: plan.atOnce, timeUnit: '1m', gracefulStop: '30s' } as const;

/** The plan's phases as k6 has them. An open model: arrivals come at their rate, whether earlier ones are done or not. */
export const openModel = (phases: readonly LoadPhase[] = plan.phases): Scenario => {
  const [first] = phases;
  const startRate = perMinute(first?.rate ?? 1);
  if (phases.length <= 1) {
    return { executor: 'constant-arrival-rate', rate: startRate, duration: `${first?.seconds ?? 1}s`, ...users };
  }
  const stages = phases.flatMap(({ rate, seconds }) => [
    { target: perMinute(rate), duration: '0s' },
    { target: perMinute(rate), duration: `${seconds}s` },
  ]);
  return { executor: 'ramping-arrival-rate', startRate, stages, ...users };
};

type Thresholds = NonNullable<Options['thresholds']>;

export const fasterThan = (ms: number): string[] => [`p(95)<${ms}`];

/** Each arrival comes to its end, every answer is the right one, and none is dropped. */
export const everyArrival = (): Thresholds => ({
  flow_completed: ['rate==1'],
  checks: ['rate==1'],
  http_req_failed: ['rate==0'],
  dropped_iterations: ['count==0'],
  iterations: [`count>=${plan.arrivals}`],
});

/** Each kind of request of a flow stays below the plan's limit. */
export const eachStep = (flow: FlowName): Thresholds =>
  Object.fromEntries(flows[flow].steps.map((step) => [durationOf(step), fasterThan(plan.slowestMs)]));

/**
 * In one phase: all arrivals come to their end, and requests stay below the plan's limit.
 *
 * @param abortOnFail ends the run where that does not hold
 */
export const inPhase = (name: string, abortOnFail = false): Thresholds => {
  const threshold = (expression: string): Threshold => ({ threshold: expression, abortOnFail });
  return {
    [`flow_completed{phase:${name}}`]: [threshold('rate==1')],
    [`http_req_duration{phase:${name}}`]: fasterThan(plan.slowestMs).map(threshold),
  };
};

export const common = {
  // k6 notes each of them with every sample; what reads its summary asks for no others.
  systemTags: ['check', 'error', 'error_code', 'expected_response', 'name', 'scenario', 'status'],
  summaryTrendStats: ['count', 'min', 'avg', 'med', 'p(95)', 'p(99)', 'max'],
  setupTimeout: '300s',
} satisfies Options;

const kept = (): Thresholds => {
  const steps = flowsIn(plan).flatMap((flow) => flows[flow].steps.map(durationOf));
  const durations = plan.phases.flatMap(({ name }) => [
    `http_req_duration{phase:${name}}`,
    `flow_duration{phase:${name}}`,
  ]);
  const completions = plan.phases.map(({ name }) => `flow_completed{phase:${name}}`);
  return {
    ...Object.fromEntries([...steps, ...durations].map((metric) => [metric, [keepTrend]])),
    ...Object.fromEntries(completions.map((metric) => [metric, [keepRate]])),
  };
};

/** A scenario's thresholds, and beside them what its report needs: each phase and each step. */
export const withKept = (thresholds: Thresholds): Thresholds => ({ ...kept(), ...thresholds });
