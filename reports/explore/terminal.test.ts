import { expect, test } from '@playwright/test';
import { findingText } from './terminal.ts';

const finding = (count: number) => ({
  ...{ check: 'explore/otp-04-accepted-verifycode', requirement: 'OTP-04', property: 'accepted', count: 1 },
  ...{ known: false, what: 'a code was accepted twice', file: 'finding-1.json' },
  steps: Array.from({ length: count }, (_, index) => ({ what: `step of ${index + 1}`, answer: '200' })),
});

test('all steps of a short sequence are told, and the last thirty of a long one', () => {
  const short = findingText(finding(5), { seed: 1, width: 120 });
  const long = findingText(finding(43), { seed: 1, width: 120 });
  expect(short).toContain('step of 1 ');
  expect(long).toContain('13 steps before these');
  expect(long.match(/step of \d+/g)?.at(0)).toBe('step of 14');
  expect(long.match(/step of \d+/g)?.at(-1)).toBe('step of 43');
});
