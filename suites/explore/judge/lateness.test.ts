import { expect, test } from '@playwright/test';
import { lateness, withoutTime } from './lateness.ts';
import { replyOf } from './testing.ts';

const after = (took: number) => [{ ...replyOf('/api/experience', 200), took }];

test('a sequence is late if it takes too long, or if one answer does', () => {
  expect(lateness(performance.now(), after(10))).toBe(null);
  expect(lateness(performance.now() - 30_000, after(10))).toBe(
    'the sequence took longer than 20 s, for which limits leave no room',
  );
  expect(lateness(performance.now(), after(5000))).toBe('an answer took 5.0 s, and a server may give up after 4 s');
});

test('of a late answer a server error is still one', () => {
  const violation = { requirement: 'HDR-04', what: '' };
  const judged = ['refused', 'server-error', 'order', 'messages by Register'].map((property) => ({
    ...violation,
    property,
  }));
  expect(withoutTime(judged).map(({ property }) => property)).toEqual(['server-error']);
});
