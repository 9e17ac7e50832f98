import { secondsAway } from '../plan/plan.ts';
import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { fasterThan } from './thresholds.ts';

/** Those who hold a code when the database goes. */
const caught = 5;

/** Logto's database is away for a while. */
export const outage: Scenario = {
  question: 'Does it let nobody in while its database is away, and does all recover?',
  ...{ flow: 'sign-in', script: 'outage', pausesDatabase: true, requirements: ['LOAD-12'] },
  rates: { smoke: 2, average: 2, stress: 4 },
  seconds: { smoke: 16, average: 120, stress: 120 },
  phases: inParts(['before', 1 / 6], ['during', 1 / 6], ['recovering', 1 / 6], ['after', 1 / 2]),
  people: () => ({ stranger: caught }),
  // While the database is away everybody waits.
  waits: secondsAway,
  thresholds: ({ phases, slowestMs }) => ({
    // Whoever holds a right code when the database goes, and tries it, is not let in.
    'checks{flow:caught}': ['rate==1'],
    'flow_completed{phase:before}': ['rate==1'],
    // Who arrives meanwhile waits: a run in which nobody did had no outage.
    'flow_duration{phase:during}': [`max>${secondsAway(phases) * 500}`],
    'flow_completed{phase:recovering}': ['rate==1'],
    // Afterwards all is as before.
    'flow_completed{phase:after}': ['rate==1'],
    'http_req_duration{phase:before}': fasterThan(slowestMs),
    'http_req_duration{phase:after}': fasterThan(slowestMs),
    dropped_iterations: ['count==0'],
  }),
};
