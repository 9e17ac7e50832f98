import type { Fault } from '../../../contracts/fault.ts';

/** Caps on sends and on guesses. */
export const limitFaults = [
  {
    name: 'no-lockout',
    breaks: 'No number of failures locks an account.',
    seenBy: ['RL-01', 'RL-02', 'RL-05', 'RL-06', 'RL-07', 'RL-08', 'CON-02', 'ENM-05'],
    where: 'limits/sentinel.ts',
  },
  {
    name: 'wrong-passwords-are-not-counted',
    breaks: 'Only wrong codes count toward the lockout.',
    seenBy: ['RL-01'],
    where: 'experience/verification.ts',
  },
  {
    name: 'new-code-forgives-failures',
    breaks: 'Asking for a new code clears the failures that were counted.',
    seenBy: ['RL-05'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'failures-counted-by-interaction',
    breaks: 'Each interaction has a count of failures of its own.',
    seenBy: ['RL-06'],
    where: 'experience/verification.ts',
  },
  {
    name: 'lockout-without-end',
    breaks: 'A lockout lasts a day, whatever is configured.',
    seenBy: ['RL-07'],
    where: 'limits/sentinel.ts',
  },
  {
    name: 'lockout-ends-at-once',
    breaks: 'A lockout lasts a minute, whatever is configured.',
    seenBy: ['RL-07'],
    where: 'limits/sentinel.ts',
  },
  {
    name: 'lockout-cannot-be-lifted',
    breaks: "An administrator's order to lift a lockout does nothing.",
    seenBy: ['RL-08'],
    where: 'limits/sentinel.ts',
  },
  {
    name: 'lockout-of-known-numbers-only',
    breaks: 'Only a number that has an account is ever locked.',
    seenBy: ['ENM-05'],
    where: 'experience/verification.ts',
  },
  {
    name: 'sends-overshot-in-parallel',
    breaks: 'Sends to one number that come at the same time all go out, beyond its cap.',
    seenBy: ['RL-10', 'CON-03'],
    where: 'limits/send-cap.ts',
  },
  {
    name: 'no-send-cap',
    breaks: 'A number gets any number of messages.',
    seenBy: ['RL-02', 'RL-09', 'RL-10', 'RL-12', 'RL-19', 'SND-01', 'ENM-05', 'CON-03'],
    where: 'limits/send-cap.ts',
  },
  {
    name: 'spellings-are-numbers-of-their-own',
    breaks: 'A number in another spelling is taken, with an allowance and an account of its own.',
    seenBy: ['RL-11', 'REG-04'],
    where: 'experience/bodies.ts',
  },
  {
    name: 'suppressed-sends-not-counted',
    breaks: 'Sends to numbers that belong to nobody never meet the cap.',
    seenBy: ['RL-12', 'ENM-05'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'failed-send-counts',
    breaks: 'A send that the provider refused uses up the allowance of the number.',
    seenBy: ['SND-10'],
    where: 'experience/delivery.ts',
  },
  {
    name: 'resend-offered-at-once',
    breaks: 'The page lets the user send again at once, and says nothing of a wait.',
    seenBy: ['RL-15'],
    where: 'pages-routes.ts',
  },
] as const satisfies readonly Fault[];
