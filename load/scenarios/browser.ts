import { numbersUnderSendCap } from '../plan/numbers.ts';
import { secondsOf } from '../plan/plan.ts';
import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { eachStep, fasterThan } from './thresholds.ts';

/** Sign-ins a second that the real browsers of one machine may come to. */
const browserRate = 2;

/** A few real browsers beside the load, with web vitals. */
export const browser: Scenario = {
  question: 'How does the sign-in feel in a browser while the load goes on?',
  ...{ flow: 'sign-in', script: 'browser', usesBrowsers: true },
  rates: { smoke: 1, average: 2, stress: 6 },
  seconds: { smoke: 6, average: 60, stress: 120 },
  phases: inParts(['steady', 1]),
  people: (phases) => ({ 'session-holder': numbersUnderSendCap(browserRate, browserRate * secondsOf({ phases })) }),
  thresholds: (plan) => ({
    ...eachStep(plan),
    flow_completed: ['rate==1'],
    dropped_iterations: ['count==0'],
    'flow_completed{flow:browser}': ['rate==1'],
    // What web.dev calls good, for three visits in four; a first paint on a machine that is full takes longer.
    browser_web_vital_lcp: [`p(75)<${Math.max(2500, plan.slowestMs)}`],
    'flow_duration{flow:browser}': fasterThan(Math.max(10_000, 4 * plan.slowestMs)),
  }),
};
