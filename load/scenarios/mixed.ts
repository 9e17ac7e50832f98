import { flowsIn } from '../plan/plan.ts';
import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { everyArrival, fasterThan } from './thresholds.ts';

/** Several flows by their shares: each is fast enough and comes to its end. */
export const mixed: Scenario = {
  question: 'Does everything together hold, as a day brings it?',
  ...{ flow: 'sign-in', bySharesOfFlows: true, tenant: 'either' },
  rates: { smoke: 4, average: 3, stress: 8 },
  seconds: { smoke: 5, average: 120, stress: 120 },
  phases: inParts(['steady', 1]),
  thresholds: (plan) => ({
    ...everyArrival(plan),
    ...Object.fromEntries(
      flowsIn(plan).flatMap((flow) => [
        [`http_req_duration{flow:${flow},measured:yes}`, fasterThan(plan.slowestMs)],
        [`flow_completed{flow:${flow}}`, ['rate==1']],
      ]),
    ),
  }),
};
