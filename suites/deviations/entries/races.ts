import type { Finding } from './entry.ts';

/** Limits of Logto 1.42 that are exact one by one and do not hold for requests that come together. */
export const races: readonly Finding[] = [
  {
    requirement: 'CON-01',
    checks: ['CON-01.1'],
    reason: 'Logto reads whether a code is used and marks it used in two steps, so copies that come together all pass',
    evidence:
      '20 submissions of one code at once, 20 trials: accepted 1 to 17 times, median 5; one after another only once',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check CON-01: it submits one code of its own twenty times at once in one interaction and counts how many are accepted.',
  },
  {
    requirement: 'RL-04',
    checks: ['RL-04.1'],
    reason: 'Logto reads the count of tries, compares it and raises it in separate steps',
    evidence:
      '30 wrong codes and the right one at once, cap 10, 20 trials: 10 to 31 judged, median 28; one by one the cap is exact',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check RL-04: it sends thirty wrong codes and the right one at once to one verification of its own and counts how many are judged.',
  },
  {
    requirement: 'CON-02',
    checks: ['CON-02.1'],
    reason:
      'The failures of a number are counted after the attempt was judged, so attempts that come together pass the limit',
    evidence: 'Lock after 6 failures, nine at once, 20 trials: 5 to 9 judged, over 6 in 13 of 20',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check CON-02: it sets sentinelPolicy.maxAttempts to 6, sends nine wrong codes at once and counts how many are judged.',
  },
  {
    requirement: 'RL-10',
    checks: ['RL-10.1'],
    reason: 'Logto counts the messages of a number, sends, and only then records the send',
    evidence:
      '20 sends to one number at once, cap 10, 20 trials: 16 to 20 messages, median 20; one by one the cap is exact',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check RL-10: it asks for twenty codes for one number at once and counts the messages that left.',
  },
  {
    requirement: 'TOK-04',
    checks: ['TOK-04.1'],
    reason:
      'The update that consumes an authorization code has no condition; measured with the published provider library',
    evidence:
      '20 exchanges of one code at once, 50 trials: median 12 succeed (2 to 20); one by one a second is refused',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check TOK-04: it exchanges one authorization code of its own twenty times at once and counts the token sets.',
  },
  {
    requirement: 'TOK-18',
    checks: ['TOK-18.1'],
    reason: 'Within the leeway of 3 s every use of a rotated refresh token gives a new one, and all of them live on',
    evidence:
      'One refresh token of a single-page application used 10 times at once: 10 new tokens live after the grace, 20 of 20',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check TOK-18: it uses one refresh token of a single-page application ten times at once and tries each new token after the grace.',
  },
];
