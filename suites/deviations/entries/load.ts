import type { Finding } from './entry.ts';

/**
 * The races of Logto 1.42 as a load run sees them: scenario `races`, whose arrivals each send requests that come
 * together. See races.ts for the same in the suites.
 */
export const load: readonly Finding[] = [
  {
    requirement: 'CON-01',
    checks: ['load/races/no-code-is-accepted-twice'],
    reason: 'Logto reads whether a code is used and marks it used in two steps, so copies that come together all pass',
    evidence:
      '21 codes, each submitted ten times at once, 2026-11-25: 14 of them accepted more than once, 1 to 10 times, median 2',
    reproduction:
      'Run npm run load -- races --target native with this harness: a third of its arrivals submit one code of their own ten times at once, and the history shows how many were accepted.',
  },
  {
    requirement: 'RL-04',
    checks: ['load/races/tries-of-a-code-stay-within-their-cap'],
    reason: 'Logto reads the count of tries, compares it and raises it in separate steps',
    evidence:
      '20 verifications, twenty wrong codes at once each, cap 10, 2026-11-25: 18 went beyond it, 10 to 20 judged, median 12',
    reproduction:
      'Run npm run load -- races --target native with this harness: a third of its arrivals try twenty wrong codes of one verification at once, and the history shows how many were judged.',
  },
  {
    requirement: 'RL-10',
    checks: ['load/races/messages-to-a-number-stay-within-their-cap'],
    reason: 'Logto counts the messages of a number, sends, and only then records the send',
    evidence:
      '20 numbers, twenty sends at once each, cap 10, 2026-11-25: all went beyond it, 14 to 20 messages, median 20',
    reproduction:
      'Run npm run load -- races --target native with this harness: a third of its arrivals ask twenty times at once for a code for one number, and the history shows how many messages left.',
  },
];
