import { expect, test } from '@playwright/test';
import { withCauses } from './causes.ts';
import { decide } from './check-verdict.ts';

const cause = (description: string) => ({ type: 'cause', description });

test('a failure says its cause before its symptom', () => {
  const annotations = [cause('the browser did not submit a form (identifier: too long)')];
  expect(withCauses({ annotations }, 'no message came\nmore')).toBe(
    'the browser did not submit a form (identifier: too long); then: no message came\nmore',
  );
});

test('a failure without a known cause says its symptom', () => {
  expect(withCauses({ annotations: [{ type: 'skip', description: 'other' }] }, 'no message came')).toBe(
    'no message came',
  );
});

test('causes are said once each, and three at most', () => {
  const annotations = ['one', 'one', 'two', 'three', 'four'].map(cause);
  expect(withCauses({ annotations }, 'late')).toBe('one; two; three; then: late');
});

test('the reason of a check that failed begins with its cause', () => {
  const outcome = { id: 'OTP-01.1', project: 'p', attempt: 0, expectedStatus: 'passed', durationMs: 1 } as const;
  const annotations = [cause('no page requested a code from Logto')];
  expect(decide([{ ...outcome, status: 'failed', annotations, errors: ['no message came'] }])).toEqual({
    verdict: 'fail',
    reason: 'no page requested a code from Logto; then: no message came',
  });
});
