import type { FlowName } from '../plan/flows.ts';
import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { eachStep, everyArrival } from './thresholds.ts';

/** One rate all the while: each arrival has to come to its end, and each request of its flow to be fast enough. */
export const steady = (flow: FlowName, question: string, more: Partial<Scenario> = {}): Scenario => ({
  ...{ question, flow, seconds: { smoke: 3, average: 60, stress: 120 } },
  phases: inParts(['steady', 1]),
  thresholds: (plan) => ({ ...everyArrival(plan), ...eachStep(plan) }),
  ...more,
});

/** One of each flow, by its name. */
export const ofOneFlow = {
  'otp-send': steady('otp-send', 'How many codes a second does Logto hand to the provider?', {
    requirements: ['LOAD-01'],
  }),
  'otp-verify': steady('otp-verify', 'How many codes a second does it judge, right and wrong ones?', {
    requirements: ['LOAD-02'],
  }),
  'sign-in': steady('sign-in', "How many sign-ins by code a second, to the application's session?", {
    requirements: ['LOAD-02'],
  }),
  'sign-in-password': steady('sign-in-password', 'How many sign-ins by password a second?'),
  register: steady('register', 'How many new accounts a second, with code and password?'),
  'forgot-password': steady('forgot-password', 'How many resets a second, and does the new password sign in?'),
  'sign-out': steady('sign-out', 'How many sign-outs a second, and is the session gone?'),
  callback: steady(
    'callback',
    'How many returns a second does the application take: valid, replayed, tampered, without session?',
    { requirements: ['LOAD-02'] },
  ),
  races: steady('races', 'Do codes and caps hold where requests come together?', {
    // Requests that come together wait for one another: how long is no objective here.
    thresholds: everyArrival,
  }),
} satisfies Record<FlowName, Scenario>;
