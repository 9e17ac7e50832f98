import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { inPhase } from './thresholds.ts';

/** Ten times the rate for a while. */
export const spike: Scenario = {
  question: 'Does it live through ten times its rate, and is it as fast as before afterwards?',
  ...{ flow: 'sign-in', takesFlow: true, requirements: ['LOAD-07'] },
  rates: { smoke: 2, average: 1, stress: 3 },
  seconds: { smoke: 6, average: 240, stress: 240 },
  phases: inParts(['before', 1 / 4], ['spike', 1 / 8, 10], ['recovering', 1 / 4], ['after', 3 / 8]),
  thresholds: (plan) => ({
    // What the spike drops is reported; that nothing breaks, and that it ends with the spike, is demanded.
    checks: ['rate>0.99'],
    http_req_failed: ['rate<0.01'],
    flow_completed: ['rate>0.99'],
    ...inPhase(plan, 'before'),
    ...inPhase(plan, 'after'),
  }),
};
