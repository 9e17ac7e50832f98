import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Growth } from '../../contracts/record/load-growth.ts';
import type { Observed, ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { someEnvironment, someRules } from '../testing/inline-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeVerdict } from '../verdict/verdict-file.ts';
import { writeLoadChecks } from './checks.ts';
import type { LoadResult } from './files.ts';

const seconds = 60;
const spread = (median: number) => ({ median, p95: median * 2.5, max: median * 6 });

/** Steps of a breakpoint run, whose times rise towards the end. */
const phases: LoadRun['phases'] = [5, 10, 15, 20, 25, 30].map((rate, at) => ({
  ...{
    name: `${rate}/s`,
    rate,
    seconds: seconds / 6,
    completed: at === 5 ? 180 : rate * 10,
    failed: at === 5 ? 120 : 0,
  },
  ...{ requests: spread(12 + 2 ** at), flows: spread(150 + 3 ** at * 8), held: at < 4 },
}));

/** What a run leaves in `load.json`, for tests. */
export const someRun = (more: Partial<LoadRun> = {}): LoadRun => ({
  ...{ scenario: 'breakpoint', flow: 'sign-in', question: 'At which rate of sign-ins does the first objective break?' },
  ...{ requirements: ['LOAD-02', 'LOAD-10'], seeksKnee: true },
  ...{ profile: 'average', startedAt: '2026-11-25T00:00:00.000Z', endedAt: '2026-11-25T00:01:05.000Z', partial: false },
  target: { kind: 'native', isStandIn: false, logtoVersion: '1.42.0', connectorVersion: '1.4.4', details: {} },
  machine: { cores: 2, memoryBytes: 8 * 2 ** 30, node: '24.21.0' },
  k6: { version: '2.2.0', origin: 'built with Go from load/k6', exitCode: 99 },
  ...{ atOnce: 200, numbers: 1000, segment: null, dropped: 12, phases, knee: 20 },
  steps: [
    { name: 'send the code', count: 900, ...spread(31) },
    { name: 'verify the code', count: 900, ...spread(14) },
  ],
  thresholds: [
    { metric: 'signed_in', expression: 'rate==1', met: true },
    { metric: 'http_req_duration{step:send the code}', expression: 'p(95)<500', met: true },
  ],
  ...{ outcome: 'met', reasons: [] },
  ...more,
});

export const someInvariant = (more: Partial<ObservedInvariant> = {}): ObservedInvariant => ({
  ...{ id: 'no-code-is-accepted-twice', title: 'No code is accepted twice', requirements: ['CON-01', 'LOAD-04'] },
  ...{ subjects: 'accepted codes', judged: 900, broken: 0, violations: [], measured: null },
  ...more,
});

/** One that was broken three times. */
export const brokenInvariant = someInvariant({
  broken: 3,
  measured: 'of 900 codes that were accepted, 3 were accepted more than once, one of them 4 times',
  violations: [
    {
      kind: 'code-accepted-twice',
      message: 'the code of k6:12 was accepted 4 times',
      events: ['k6:12', 'k6:14', 'k6:15', 'k6:16'],
    },
  ],
});

const used = (cores: number, busiestThread: number) => ({ cores, busiestThread, memory: 2e8, memoryGrowth: 3e6 });

const wave = (from: number, to: number): number[] =>
  Array.from({ length: seconds }, (_, at) => from + ((to - from) * at) / seconds + Math.sin(at) * (to - from) * 0.05);

export const someObserved = (more: Partial<Observed> = {}): Observed => ({
  ...{ gaps: [], events: 6300 },
  invariants: [
    someInvariant({
      id: 'once',
      title: 'Each message is delivered exactly once, to its own phone number',
      requirements: ['LOAD-03'],
    }),
    someInvariant(),
    someInvariant({
      id: 'out',
      title: 'After sign-out, the application shows no user',
      judged: 0,
      subjects: 'sign-outs',
    }),
  ],
  phases: phases.map(({ name, rate }) => ({
    name,
    load: {
      seconds: seconds / 6,
      parts: {
        logto: used(rate / 30, rate / 32),
        database: used(rate / 60, rate / 600),
        app: used(rate / 200, rate / 210),
        k6: used(rate / 250, rate / 900),
        harness: used(rate / 300, rate / 310),
      },
      machine: Math.min(0.99, rate / 28),
      loop: rate / 310,
      sessions: { total: 12, active: rate / 10, locked: 0.1 },
    },
  })),
  bound: {
    ...{ by: 'logto', counts: true, because: 'one thread of Logto was busy 91 % of the time', phase: '25/s' },
    harnessShare: 0.27,
  },
  cost: {
    ...{ flows: 900, cpuMs: { logto: 33.1, database: 16.2, app: 5.2, k6: 4.1, harness: 3.3 } },
    ...{ statements: 84.2, statementMs: 21.7 },
    tables: [
      { name: 'logs', rows: 11, bytes: 9100 },
      { name: 'oidc_model_instances', rows: 6, bytes: 7700 },
    ],
    top: [
      { query: 'select "payload" from "oidc_model_instances" where "tenant_id"=$1 and "id"=$2', calls: 17, ms: 4.4 },
    ],
  },
  series: {
    from: Date.parse('2026-11-25T00:00:00.000Z'),
    seconds: 1,
    columns: {
      'codes asked for a second': wave(5, 30),
      'codes tried a second': wave(5, 29),
      'codes asked for: p95 in ms': wave(20, 300),
      'codes tried: p95 in ms': wave(10, 90),
      'refused a second': wave(0, 0),
      'failed a second': wave(0, 3),
      'logto: CPUs': wave(0.2, 1),
      'database: CPUs': [null, ...wave(0.1, 0.5).slice(1)],
      'k6: CPUs': wave(0.02, 0.12),
      'logto: memory in MiB': wave(180, 260),
      'database: memory in MiB': wave(60, 90),
    },
  },
  ...more,
});

/** What `growth` leaves beside it. */
export const someGrowth: Growth = {
  earlier: 20_000,
  fresh: { flows: spread(200), databaseMs: 11, targetCpuMs: 120 },
  grown: { flows: spread(2000), databaseMs: 140, targetCpuMs: 260 },
  statements: [{ id: '7', query: 'select payload from instances where uid=$1', calls: 4, fresh: 0.4, grown: 120 }],
  explanation: {
    query: "select payload from instances where payload->>'uid'=$1",
    plans: [
      { ms: 30.5, as: 'run', text: 'Seq Scan on instances  (cost=0..1)\n  Rows Removed by Filter: 20000' },
      { ms: 0.05, as: 'leakproof', text: 'Index Scan using instances_uid on instances  (cost=0..1)' },
    ],
    because: ['A sequential scan of instances: it read 20,000 rows in vain'],
    indexes: ['CREATE INDEX instances_uid ON instances (uid)'],
  },
  unexplained: null,
};

/** Writes what a load run leaves, without running anything. */
export const writeLoadRun = async (result: Partial<LoadResult> = {}) => {
  const base = await mkdtempDisposable(join(tmpdir(), 'written-load-run-'));
  const written = { run: result.run ?? someRun(), observed: result.observed ?? someObserved() };
  await writeFile(join(base.path, fileNames.load), JSON.stringify(written.run));
  await writeFile(join(base.path, fileNames.observed), JSON.stringify(written.observed));
  if (result.growth) {
    await writeFile(join(base.path, fileNames.growth), JSON.stringify(result.growth));
  }
  await writeLoadChecks(base.path, written);
  return { folder: base.path, [Symbol.asyncDispose]: () => base.remove() };
};

/** Its verdict, written too. */
export const judgeLoadRun = async (folder: string) => {
  const verdict = await buildVerdict({ folder, environment: someEnvironment, rules: someRules });
  await writeVerdict(folder, verdict);
  return verdict;
};
