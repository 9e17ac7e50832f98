import { faultsIn } from '../../../contracts/fault.ts';

/** Caps on sends and on guesses. */
export const limitFaults = [
  ...faultsIn('limits/sentinel.ts', {
    'no-lockout': {
      breaks: 'No number of failures locks an account.',
      seenBy: ['RL-01', 'RL-02', 'RL-05', 'RL-06', 'RL-07', 'RL-08', 'CON-02', 'ENM-05'],
    },
    'lockout-without-end': {
      breaks: 'A lockout lasts a day, whatever is configured.',
      seenBy: ['RL-07'],
    },
    'lockout-ends-at-once': {
      breaks: 'A lockout lasts a minute, whatever is configured.',
      seenBy: ['RL-07'],
    },
    'lockout-cannot-be-lifted': {
      breaks: "An administrator's order to lift a lockout does nothing.",
      seenBy: ['RL-08'],
    },
  }),
  ...faultsIn('experience/verification.ts', {
    'wrong-passwords-are-not-counted': {
      breaks: 'Only wrong codes count toward the lockout.',
      seenBy: ['RL-01'],
    },
    'failures-counted-by-interaction': {
      breaks: 'Each interaction has a count of failures of its own.',
      seenBy: ['RL-06'],
    },
    'failures-counted-by-spelling': {
      breaks:
        'A password is accepted for a number in any spelling, and each spelling has a count of failures of its own.',
      seenBy: ['RL-01'],
    },
    'lockout-of-known-numbers-only': {
      breaks: 'Only a number that has an account is ever locked.',
      seenBy: ['ENM-05'],
    },
  }),
  ...faultsIn('experience/delivery.ts', {
    'code-dropped-before-its-resend': {
      breaks: 'A code is gone as soon as another is asked for, even if no other can be sent.',
      seenBy: ['SND-21', 'SND-22'],
    },
    'new-code-forgives-failures': {
      breaks: 'Asking for a new code clears the failures that were counted.',
      seenBy: ['RL-05'],
    },
  }),
  ...faultsIn('limits/send-cap.ts', {
    'sends-overshot-in-parallel': {
      breaks: 'Sends to one number that come at the same time all go out, beyond its cap.',
      seenBy: ['RL-10', 'CON-03'],
    },
    'no-send-cap': {
      breaks: 'A number gets any number of messages.',
      seenBy: ['RL-02', 'RL-09', 'RL-10', 'RL-12', 'RL-19', 'SND-01', 'ENM-05', 'CON-03'],
    },
  }),
  ...faultsIn('sms/send-code.ts', {
    'spellings-are-numbers-of-their-own': {
      breaks: 'A number in another spelling is taken, with an allowance and an account of its own.',
      seenBy: ['RL-11', 'REG-04'],
    },
    'suppressed-sends-not-counted': {
      breaks: 'Sends to numbers that belong to nobody never meet the cap.',
      seenBy: ['RL-12', 'ENM-05'],
    },
    'failed-send-counts': {
      breaks: 'A send that the provider refused uses up the allowance of the number.',
      seenBy: ['SND-10'],
    },
  }),
  ...faultsIn('pages-routes.ts', {
    'resend-offered-at-once': {
      breaks: 'The page lets the user send again at once, and says nothing of a wait.',
      seenBy: ['RL-15'],
    },
  }),
];
