import { expect, test } from '@playwright/test';
import { cameLate, withoutTime } from './lateness.ts';
import { replyOf } from './testing.ts';

const after = (took: number) => [{ ...replyOf('/api/experience', 200), took }];

test('a sequence is late if it takes too long, or if one answer does', () => {
  expect(cameLate(performance.now(), after(10))).toBe(false);
  expect(cameLate(performance.now() - 30_000, after(10))).toBe(true);
  expect(cameLate(performance.now(), after(5000))).toBe(true);
});

test('of a late answer a server error is still one', () => {
  const violation = { requirement: 'HDR-04', what: '' };
  const judged = ['refused', 'server-error', 'order'].map((property) => ({ ...violation, property }));
  expect(withoutTime(judged).map(({ property }) => property)).toEqual(['server-error']);
});
