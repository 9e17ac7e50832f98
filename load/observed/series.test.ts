import { expect, test } from '@playwright/test';
import type { Sample } from '../cost/sampler.ts';
import type { Recorded } from '../history/model/recorded.ts';
import { cleanHistory } from '../history/testing/clean-history.ts';
import { quantile, seriesOf } from './series.ts';

const callback = (began: number, took: number, more: object = {}): Recorded => ({
  ...{ kind: 'callback', name: 'k6:1', generator: 'k6', user: 1, arrival: 1, interaction: 'i' },
  ...{ began, at: began + took, variant: 'valid', outcome: 'signed-in', status: 307, ...more },
});

const sample = (at: number, cpu: number): Sample => ({
  at,
  uses: { logto: { cpu, busiestThread: cpu, memory: 2 ** 20 } },
  machine: { busy: 0, total: 0 },
  loop: 0,
  sessions: null,
});

test('requests are counted and timed in the second in which they were answered', () => {
  const failed = callback(10_600, 700, { outcome: 'failed' });
  const { from, seconds, columns } = seriesOf([callback(10_000, 20), callback(10_100, 40), failed], []);
  expect({ from, seconds }).toEqual({ from: 10_000, seconds: 1 });
  expect(columns['callbacks a second']).toEqual([2, 1]);
  expect(columns['callbacks: p95 in ms']).toEqual([40, 700]);
  expect(columns['failed a second']).toEqual([0, 1]);
});

test('what a part uses is a rate between two samples, and unknown where there is none', () => {
  const { columns } = seriesOf([callback(10_000, 2500)], [sample(10_000, 4), sample(12_000, 5)]);
  expect(columns['logto: CPUs']).toEqual([null, null, 0.5]);
  expect(columns['logto: memory in MiB']).toEqual([1, null, 1]);
});

test('a long run is told in 300 stretches at most', () => {
  const { seconds, columns } = seriesOf([callback(0, 10), callback(3_600_000, 10)], []);
  expect(seconds).toBe(13);
  expect(columns['callbacks a second']).toHaveLength(277);
});

test('a history of 20,000 events has no more columns than kinds, and an empty one has none', () => {
  expect(Object.keys(seriesOf(cleanHistory(20_000), []).columns)).toHaveLength(10);
  expect(seriesOf([], []).columns).toEqual({ 'refused a second': [0], 'failed a second': [0] });
});

test('a quantile is a value that was there', () => {
  expect([quantile([], 0.95), quantile([7], 0.95), quantile([3, 1, 2], 0.5)]).toEqual([null, 7, 2]);
});
