import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { temporaryFolder } from '../../../fixtures/tools/temporary-folder.ts';
import { findK6 } from '../../k6/find-k6.ts';
import { unmeasuredThresholds } from '../../k6/summary.ts';
import { percentile } from '../../plan/quantiles.ts';
import { mergeSummaries } from './merge.ts';
import { createSummaryReader, type GeneratorSummary, type MetricLine } from './metric-line.ts';

const line = (metric: string, type: MetricLine['type'], values: Record<string, number>): MetricLine => ({
  ...{ summary: 'metric', metric, type, values },
});

const generator = (...lines: MetricLine[]): GeneratorSummary => new Map(lines.map((each) => [each.metric, each]));

/** Evenly spread between two ends. */
const even = (count: number, min: number, max: number) => {
  const at = (percent: number) => min + ((max - min) * percent) / 100;
  const percents = Array.from({ length: 99 }, (_, at) => at + 1);
  const own = Object.fromEntries(percents.map((percent) => [percentile(percent), at(percent)]));
  return line('took', 'trend', { count, min, max, avg: at(50), med: at(50), ...own });
};

test('percentiles are those of all samples, not the mean of those of each generator', () => {
  const fast = generator(even(900, 0, 100));
  const slow = generator(even(100, 1000, 2000));
  const { took } = mergeSummaries([fast, slow], {}).metrics;
  expect(took?.med).toBeCloseTo(55.6, 1);
  expect(took?.['p(95)']).toBeCloseTo(1500, 1);
  expect(took).toMatchObject({ count: 1000, min: 0, max: 2000, avg: 195 });
});

test('thresholds are judged over all generators together', () => {
  const [one, two] = [
    { passes: 10, fails: 0, rate: 1 },
    { passes: 9, fails: 1, rate: 0.9 },
  ].map((values) => generator(line('done', 'rate', values), line('iterations', 'counter', { count: 10 })));
  const thresholds = { done: ['rate==1', 'rate>=0'], iterations: ['count>=20'] };
  expect(
    mergeSummaries(
      [one, two].flatMap((each) => each ?? []),
      thresholds,
    ).metrics,
  ).toMatchObject({
    done: { passes: 19, fails: 1, thresholds: { 'rate==1': true, 'rate>=0': false } },
    iterations: { count: 20, thresholds: { 'count>=20': false } },
  });
});

test('a threshold that ends the run is crossed where one generator has crossed it', () => {
  const parts = [generator(even(100, 0, 100)), generator(even(100, 0, 900))];
  const judged = (abortOnFail: boolean) =>
    mergeSummaries(parts, { took: [{ threshold: 'p(95)<830', abortOnFail }] }).metrics.took?.thresholds;
  expect(judged(true)).toEqual({ 'p(95)<830': true });
  expect(judged(false)).toEqual({ 'p(95)<830': false });
});

test('a threshold without a sample is unmeasured, and a counter without a sample is 0', () => {
  const summary = mergeSummaries([generator()], { dropped: ['count==0'], done: ['rate==1'], took: ['p(95)<9'] });
  expect(summary.metrics.dropped).toMatchObject({ count: 0, thresholds: { 'count==0': false } });
  expect(unmeasuredThresholds(summary)).toEqual(['done', 'took']);
});

test('a threshold that cannot be judged over several generators is rejected', () => {
  expect(() => mergeSummaries([generator()], { done: ['rate is 1'] })).toThrow(/cannot be judged over several/);
});

test('a summary whose last line is missing is none', () => {
  const reader = createSummaryReader();
  expect(reader.take(JSON.stringify(line('done', 'rate', { passes: 1, fails: 0 })))).toBe(true);
  expect(reader.summary).toBeNull();
  reader.take('{"summary":"end","metrics":1}');
  expect(reader.summary?.size).toBe(1);
});

const script = `
import { Trend } from 'k6/metrics';
import { summaryInLog, summaryLines } from '${join(import.meta.dirname, '../../scripts/lib/summary-log.ts')}';
const took = new Trend('took', true);
export const options = { ...summaryInLog, iterations: 100 };
export default () => took.add(__ITER);
export const handleSummary = (data) => ({ stdout: summaryLines(data) });
`;

test('the summary in the log of k6 is read back', async () => {
  await using folder = await temporaryFolder('summary');
  const k6 = await findK6();
  const path = k6.kind === 'binary' ? k6.path : '';
  const file = join(folder.path, 'script.ts');
  await writeFile(file, script);
  const { stdout } = await execa(path, ['run', '--quiet', file], { stdin: 'ignore' });
  const reader = createSummaryReader();
  stdout.split('\n').forEach((each) => void reader.take(each));
  const { took } = mergeSummaries([reader.summary ?? new Map()], {}).metrics;
  expect(took).toMatchObject({ count: 100, min: 0, max: 99, avg: 49.5 });
  expect(took?.['p(95)']).toBeCloseTo(94.05, 1);
});
