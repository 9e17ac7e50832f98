import { expect, test } from '@playwright/test';
import { trendSchema } from '../../contracts/record/trend.ts';
import { trendOf, trendRun } from './testing/trend-run.ts';
import { buildTrend } from './trend.ts';

const flipsOf = (trend: ReturnType<typeof trendOf>) => trend.groups[0]?.checks[0]?.flips.map(({ to }) => to);
const spansOf = (trend: ReturnType<typeof trendOf>) => trend.groups[0]?.requirements[0]?.deviations;
const changesOf = (trend: ReturnType<typeof trendOf>) =>
  trend.groups[0]?.requirements[0]?.changes.map(({ kind }) => kind);

/** Two versions that are run by turns, of which the newer one holds. */
const byTurns = buildTrend(
  [1, 2, 3].flatMap((day) => [
    trendRun(day, { 'OTP-01.1': 'deviation' }, { logtoVersion: '1.41.0' }),
    trendRun(day, { 'OTP-01.1': 'pass' }, { logtoVersion: '1.42.0' }),
  ]),
  [],
);

test('a check flips where it goes from pass to fail and back', () => {
  expect(flipsOf(trendOf('pass', 'fail', 'fail', 'pass'))).toEqual(['run-2-1.42.0', 'run-4-1.42.0']);
});

test('a known deviation that comes and goes is a flip', () => {
  expect(flipsOf(trendOf('deviation', 'unexpected-pass'))).toHaveLength(1);
});

test('neither an undecided run nor a failure that becomes known is a flip', () => {
  expect(flipsOf(trendOf('pass', 'undecided', 'pass', 'not-applicable'))).toEqual([]);
  expect(flipsOf(trendOf('fail', 'deviation', 'fail'))).toEqual([]);
});

test('a flip across an undecided run counts once', () => {
  expect(flipsOf(trendOf('pass', 'undecided', 'fail'))).toEqual(['run-3-1.42.0']);
});

test('a flip says whether the harness was the same', () => {
  const after = trendRun(3, { 'OTP-01.1': 'pass' }, { gitRevision: 'b' });
  const runs = [trendRun(1, { 'OTP-01.1': 'pass' }), trendRun(2, { 'OTP-01.1': 'fail' }), after];
  expect(buildTrend(runs, []).groups[0]?.checks[0]?.flips).toMatchObject([
    { sameHarness: true, before: 'pass', after: 'fail' },
    { sameHarness: false, before: 'fail', after: 'pass' },
  ]);
});

test('versions that are run by turns do not flip, and each has a deviation of its own', () => {
  expect(flipsOf(byTurns)).toEqual([]);
  expect(changesOf(byTurns)).toEqual(['gone deviation']);
  expect(spansOf(byTurns)).toMatchObject([{ logtoVersion: '1.41.0', days: 2, open: true }]);
});

test('runs on Logto and on the stand-in are separate groups', () => {
  const runs = [trendRun(1, { 'OTP-01.1': 'pass' }), trendRun(2, { 'OTP-01.1': 'fail' }, { isStandIn: true })];
  const { groups } = buildTrend(runs, []);
  expect(groups.map(({ isStandIn, runs: { length } }) => [isStandIn, length])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(groups.flatMap(({ checks }) => checks.flatMap(({ flips }) => flips))).toEqual([]);
});

test('a deviation is open from its first to its last run, over a run that is undecided', () => {
  expect(spansOf(trendOf('pass', 'fail', 'undecided', 'deviation', 'undecided'))).toEqual([
    {
      ...{ logtoVersion: '1.42.0', first: 'run-2-1.42.0', last: 'run-4-1.42.0', days: 2, open: true },
      ...{ since: '2026-11-02T00:00:00.000Z', until: '2026-11-04T00:00:00.000Z' },
    },
  ]);
});

test('a pass closes a deviation, and the next one starts anew', () => {
  expect(spansOf(trendOf('fail', 'pass', 'fail'))).toMatchObject([
    { first: 'run-1-1.42.0', last: 'run-1-1.42.0', open: false },
    { first: 'run-3-1.42.0', last: 'run-3-1.42.0', open: true },
  ]);
});

test('a check that deviates is not hidden by another that is undecided', () => {
  const run = trendRun(1, { 'OTP-01.1': 'deviation', 'OTP-01.2': 'undecided' });
  expect(spansOf(buildTrend([run], []))).toMatchObject([{ open: true }]);
});

test('runs are ordered by their start, however they were given', () => {
  const runs = [trendRun(3, { 'OTP-01.1': 'pass' }), trendRun(1, { 'OTP-01.1': 'fail' })];
  expect(changesOf(buildTrend(runs, []))).toEqual(['mended']);
});

test('the first run of a version is compared with the run before of another', () => {
  const upgraded = trendRun(2, { 'OTP-01.1': 'fail' }, { logtoVersion: '1.43.0' });
  expect(changesOf(buildTrend([trendRun(1, { 'OTP-01.1': 'pass' }), upgraded], []))).toEqual(['new failure']);
});

test('a trend is of its schema', () => {
  expect(trendSchema.parse(byTurns)).toEqual(byTurns);
});
