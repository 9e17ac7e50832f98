import { expect, test } from '@playwright/test';
import { judgeHistory } from './judge.ts';
import { cleanHistory } from './testing/clean-history.ts';

test('100,000 events of a right system are judged in two seconds, and break nothing', () => {
  const history = cleanHistory(100_000);
  const began = process.cpuUsage();
  const judgements = judgeHistory(history);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(2000);
  expect(judgements.flatMap(({ violations }) => violations)).toEqual([]);
  expect(judgements.filter(({ judged }) => judged === 0).map(({ invariant }) => invariant.id)).toEqual([]);
});

test('a message may come long after its asker went away without an answer', () => {
  const history = cleanHistory(100);
  const delivered = history.find(({ kind }) => kind === 'delivered');
  const late = history.map((event) => {
    const isIts = delivered?.kind === 'delivered' && event.kind === 'send' && event.phone === delivered.phone;
    return isIts ? { ...event, outcome: 'failed' as const, status: 0, at: event.began + 1 } : event;
  });
  const kinds = judgeHistory(late).flatMap(({ violations }) => violations.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind.startsWith('message-'))).toEqual([]);
});

test('a message whose way into the inbox was not seen is not late', () => {
  const unseen = cleanHistory(100).map((event) => (event.kind === 'delivered' ? { ...event, arrived: null } : event));
  expect(judgeHistory(unseen).flatMap(({ violations }) => violations)).toEqual([]);
});
