import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type K6Result, type K6Run, runK6 } from './run-k6.ts';

/** Writes `FAKE_SUMMARY` where k6 would write its summary, says something and ends with `FAKE_EXIT`. */
const fakeK6 = `#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = --summary-export ] && file=$2; shift; done
[ -n "$FAKE_SUMMARY" ] && printf %s "$FAKE_SUMMARY" > "$file"
echo "usage report: $K6_NO_USAGE_REPORT"
echo "processors: $GOMAXPROCS"
echo "outputs of the environment: $K6_OUT"
[ -n "$FAKE_HANG" ] && exec sleep 60
exit "$FAKE_EXIT"
`;

type Run = (environment: Record<string, string>, more?: Partial<K6Run>) => Promise<K6Result>;

const test = base.extend<{ run: Run }>({
  run: async ({}, use) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'run-k6-'));
    const folder = temporary.path;
    const path = join(folder, 'k6');
    await writeFile(path, fakeK6, { mode: 0o755 });
    await use((environment, more) =>
      runK6({
        k6: { kind: 'binary', path, version: '2.2.0', origin: 'fake' },
        script: 'script.ts',
        environment,
        summaryFile: join(folder, 'results/summary.json'),
        dashboardFile: join(folder, 'results/dashboard.html'),
        ...more,
      }),
    );
  },
});

const summary = (metrics: object) => JSON.stringify({ metrics });
const met = summary({ checks: { passes: 3, fails: 0, value: 1, thresholds: { 'rate==1': false } } });

test('calls a run whose thresholds hold met', async ({ run }) => {
  expect(await run({ FAKE_SUMMARY: met, FAKE_EXIT: '0' })).toMatchObject({ outcome: 'met', reasons: [], exitCode: 0 });
});

test('names the thresholds that were crossed', async ({ run }) => {
  const crossed = summary({ checks: { passes: 1, fails: 1, thresholds: { 'rate==1': true, 'rate>0.1': false } } });
  const result = await run({ FAKE_SUMMARY: crossed, FAKE_EXIT: '99' });
  expect(result).toMatchObject({ outcome: 'crossed', reasons: ['checks: rate==1'] });
});

test('does not take a threshold without samples for met, as k6 does', async ({ run }) => {
  const empty = summary({ 'http_req_duration{step:x}': { min: 0, med: 0, max: 0, thresholds: { 'p(95)<9': false } } });
  const result = await run({ FAKE_SUMMARY: empty, FAKE_EXIT: '0' });
  expect(result.outcome).toBe('undecided');
  expect(result.reasons).toEqual(['http_req_duration{step:x}: no sample for its threshold']);
});

test('takes samples that are all zero for samples', async ({ run }) => {
  const zero = { count: 2, min: 0, med: 0, max: 0, thresholds: { 'p(75)<0.1': false } };
  expect(await run({ FAKE_SUMMARY: summary({ layout_shift: zero }), FAKE_EXIT: '0' })).toMatchObject({
    outcome: 'met',
  });
});

test('cannot decide when k6 fails by itself', async ({ run }) => {
  expect(await run({ FAKE_EXIT: '107' })).toMatchObject({
    outcome: 'undecided',
    reasons: ['k6 did not run to its end (exit code 107)'],
    summary: null,
  });
});

test('k6 gets the given CPUs and no outputs of the environment, and what it writes is passed on', async ({ run }) => {
  const lines: string[] = [];
  await run(
    { FAKE_SUMMARY: met, FAKE_EXIT: '0', K6_OUT: 'json=x' },
    { onLine: (line) => lines.push(line), processors: 3 },
  );
  expect(lines).toEqual(['usage report: true', 'processors: 3', 'outputs of the environment: ']);
});

test('ends k6 when the run is interrupted', async ({ run }) => {
  const stop = new AbortController();
  const result = await run({ FAKE_HANG: 'yes' }, { onLine: () => stop.abort(), signal: stop.signal });
  expect(result.outcome).toBe('undecided');
});
