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
