import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { fasterThan } from './thresholds.ts';

/** The provider is in trouble for a while; sign-ins by password come beside those by code. */
export const brownout: Scenario = {
  question: 'Does a slow and failing provider slow what does not need it, and does all recover?',
  ...{ flow: 'sign-in', besides: 'sign-in-password', tenant: 'either', script: 'brownout', requirements: ['LOAD-09'] },
  rates: { smoke: 2, average: 2, stress: 4 },
  seconds: { smoke: 16, average: 120, stress: 120 },
  phases: inParts(['before', 1 / 4], ['during', 1 / 4], ['after', 1 / 2]),
  thresholds: ({ slowestMs }) => ({
    // Whoever needs no message notices nothing.
    'flow_completed{flow:sign-in-password}': ['rate==1'],
    'http_req_failed{flow:sign-in-password}': ['rate==0'],
    'http_req_duration{flow:sign-in-password,phase:before}': fasterThan(slowestMs),
    'http_req_duration{flow:sign-in-password,phase:during}': fasterThan(slowestMs),
    'http_req_duration{flow:sign-in-password,phase:after}': fasterThan(slowestMs),
    // Whoever needs one waits, or is told; and afterwards all is as before.
    'flow_completed{flow:sign-in,phase:before}': ['rate==1'],
    'flow_completed{flow:sign-in,phase:during}': ['rate>0.3', 'rate<1'],
    'flow_completed{flow:sign-in,phase:after}': ['rate==1'],
    'http_req_duration{flow:sign-in,phase:after}': fasterThan(slowestMs),
    dropped_iterations: ['count==0'],
  }),
};
