/** Does a complete sign-in by code work over HTTP, a few at a time? The first load script, and the one to copy. */
import exec from 'k6/execution';
import { Rate } from 'k6/metrics';
import type { Options } from 'k6/options';
import { settings } from '../lib/settings.ts';
import { signInByCode } from '../lib/sign-in-by-code.ts';
import { numberOfArrival, plannedArrivals, plans } from '../plan.ts';
import { durationOf, signInSteps } from '../steps.ts';

const plan = plans.smoke;

/** On two idle cores no step takes 50 ms: this tells a stall from a slow machine, and is no target. */
const slowestStep = 'p(95)<2000';

export const options: Options = {
  scenarios: {
    smoke: {
      executor: 'constant-arrival-rate',
      rate: plan.arrivalsPerSecond,
      timeUnit: '1s',
      duration: `${plan.seconds}s`,
      preAllocatedVUs: plan.atOnce,
    },
  },
  thresholds: {
    signed_in: ['rate==1'],
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    dropped_iterations: ['count==0'],
    iterations: [`count>=${plannedArrivals(plan)}`],
    ...Object.fromEntries(signInSteps.map((step) => [durationOf(step), [slowestStep]])),
  },
  summaryTrendStats: ['min', 'med', 'p(95)', 'max'],
};

const signedIn = new Rate('signed_in');

export default (): void => {
  let done = false;
  try {
    signInByCode(numberOfArrival(settings.phoneBlock, exec.scenario.iterationInTest));
    done = true;
  } finally {
    signedIn.add(done);
  }
};
