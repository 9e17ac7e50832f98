import { type FlowName, flows } from '../plan/flows.ts';
import { flowsIn } from '../plan/plan.ts';
import { durationOf } from '../plan/steps.ts';
import { keepRate, keepTrend, type Thresholds } from '../plan/thresholds.ts';
import type { BarePlan } from './scenario.ts';

export const fasterThan = (ms: number): string[] => [`p(95)<${ms}`];

/** Each arrival comes to its end, every answer is the right one, and none is dropped. */
export const everyArrival = ({ arrivals }: BarePlan): Thresholds => ({
  flow_completed: ['rate==1'],
  checks: ['rate==1'],
  http_req_failed: ['rate==0'],
  dropped_iterations: ['count==0'],
  iterations: [`count>=${arrivals}`],
});

const stepsOf = (names: readonly FlowName[]): string[] => names.flatMap((name) => flows[name].steps.map(durationOf));

/** Each kind of request of the plan's flows stays below its limit. */
export const eachStep = (plan: BarePlan): Thresholds =>
  Object.fromEntries(stepsOf(flowsIn(plan)).map((metric) => [metric, fasterThan(plan.slowestMs)]));

/**
 * In one phase: all arrivals come to their end, and requests stay below the plan's limit.
 *
 * @param abortOnFail ends the run where that does not hold
 */
export const inPhase = ({ slowestMs }: BarePlan, name: string, abortOnFail = false): Thresholds => {
  const threshold = (expression: string) => ({ threshold: expression, abortOnFail });
  return {
    [`flow_completed{phase:${name}}`]: [threshold('rate==1')],
    [`http_req_duration{phase:${name}}`]: fasterThan(slowestMs).map(threshold),
  };
};

/** What the report needs beside a scenario's own: each phase and each step. */
export const kept = (plan: BarePlan): Thresholds => {
  const durations = plan.phases.flatMap(({ name }) => [
    `http_req_duration{phase:${name}}`,
    `flow_duration{phase:${name}}`,
  ]);
  const completions = plan.phases.map(({ name }) => `flow_completed{phase:${name}}`);
  return {
    ...Object.fromEntries([...stepsOf(flowsIn(plan)), ...durations].map((metric) => [metric, [keepTrend]])),
    ...Object.fromEntries(completions.map((metric) => [metric, [keepRate]])),
  };
};
