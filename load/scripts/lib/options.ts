import type { Options, Scenario } from 'k6/options';
import { plan } from './settings.ts';

/** k6 takes whole numbers only: of a minute they are fine enough. */
const perMinute = (rate: number): number => Math.max(1, Math.round(rate * 60));

const users = { preAllocatedVUs: plan.atOnce, maxVUs: plan.atOnce, timeUnit: '1m', gracefulStop: '30s' } as const;

/** The plan's phases as k6 has them. An open model: arrivals come at their rate, whether earlier ones are done or not. */
export const openModel = (): Scenario => {
  const { phases } = plan;
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

export const common = {
  // k6 notes each of them with every sample; what reads its summary asks for no others.
  systemTags: ['check', 'error', 'error_code', 'expected_response', 'name', 'scenario', 'status'],
  summaryTrendStats: ['count', 'min', 'avg', 'med', 'p(95)', 'p(99)', 'max'],
  setupTimeout: '300s',
  // All of a batch at once.
  ...{ batch: 50, batchPerHost: 50 },
  thresholds: plan.thresholds,
} satisfies Options;
