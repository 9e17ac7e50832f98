import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { type Counts, countsBetween } from './database.ts';
import { readStats, usesByPart } from './docker-stats.ts';
import { loadBetween } from './load-window.ts';
import { partOf, usesOf } from './parts.ts';
import { followProcessTree, machineTime, processTree } from './processes.ts';
import type { Sample } from './sampler.ts';

test('the tree of a process has its children, with the CPU time that they used', async () => {
  const child = spawn(process.execPath, [
    '-e',
    "while (process.cpuUsage().user < 300000); console.log('done'); setInterval(() => {}, 1000)",
  ]);
  await once(child.stdout, 'data');
  const own = (await processTree(process.pid)).find(({ pid }) => pid === child.pid);
  child.kill();
  expect(own?.parent).toBe(process.pid);
  expect(own?.cpu).toBeGreaterThan(0.2);
  expect(own?.firstThread).toBeGreaterThan(0.2);
  expect(own?.memory).toBeGreaterThan(3_000_000);
});

test('a child that starts later belongs to a tree that is followed', async () => {
  const look = followProcessTree(process.pid);
  await look();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pids = (await look()).map(({ pid }) => pid);
  child.kill();
  expect(pids).toContain(child.pid);
});

test('the machine tells how busy it is', async () => {
  const { busy, total } = await machineTime();
  expect(busy).toBeGreaterThan(0);
  expect(total).toBeGreaterThanOrEqual(busy);
});

for (const [command, part] of [
  ['/tmp/native/bin/postgres -D /tmp/data -c port=5432', 'database'],
  ['postgres: postgres logto_1 127.0.0.1(5000) idle', 'database'],
  ['/cache/k6-e57c52cd77e3fa49 run --quiet script.ts', 'k6'],
  ['/checkout/.cache/browser/chromium-153.0.0-a6ab/chromium --type=renderer --headless', 'k6'],
  ['next-server (v16.4.6)', 'app'],
  ['/bin/node /app/.next/standalone/server.js', 'app'],
  ['/bin/node --import file:///fixtures/stack/native/loopback-only.mjs .', 'logto'],
  ['redis-server 127.0.0.1:14000', 'logto'],
  ['/bin/node --import ./commands/runtime.mjs commands/load.ts sign-in', 'harness'],
] as const) {
  test(`"${command}" is of the ${part}`, () => {
    expect(partOf({ command })).toBe(part);
  });
}

test('what processes of one part use is added up, but for the busiest thread and what they share', () => {
  const backend = {
    pid: 1,
    parent: 0,
    cpu: 2,
    endedChildren: 1,
    firstThread: 2,
    memory: 10,
    sharedMemory: 5,
    command: 'postgres: logto idle',
  };
  expect(usesOf([backend, { ...backend, pid: 2, cpu: 3, firstThread: 3 }])).toEqual({
    database: { cpu: 7, busiestThread: 3, memory: 25 },
  });
});

test('a child that has ended leaves its time to a database, and to the k6 whose browser it was, alone', () => {
  const process = { pid: 1, parent: 0, cpu: 2, endedChildren: 40, firstThread: 2, memory: 1, sharedMemory: 0 };
  expect(usesOf([{ ...process, command: '/cache/k6-e57c run --quiet script.ts' }]).k6?.cpu).toBe(42);
  expect(usesOf([{ ...process, command: 'node commands/load.ts' }]).harness?.cpu).toBe(2);
});

const sample = (at: number, cpu: number, memory: number): Sample => ({
  at,
  uses: { logto: { cpu, busiestThread: cpu / 2, memory } },
  machine: { busy: cpu * 2, total: (at / 1000) * 4 },
  loop: cpu / 10,
  sessions: { total: 4, active: cpu, locked: 0 },
});

test('what is used between two times is a rate, and memory its peak and growth', () => {
  const load = loadBetween(
    [sample(0, 0, 50), sample(1000, 1, 90), sample(3000, 2, 70), sample(9000, 9, 99)],
    500,
    5000,
  );
  expect(load).toMatchObject({ seconds: 2, machine: 0.25, loop: 0.05, sessions: { total: 4, active: 1.5 } });
  expect(load?.parts).toEqual({ logto: { cores: 0.5, busiestThread: 0.25, memory: 90, memoryGrowth: -20 } });
});

test('one sample says nothing', () => {
  expect(loadBetween([sample(0, 0, 0)], 0, 1)).toBeNull();
});

test('a line of docker stats is read, whatever a terminal adds to it', () => {
  const line = '\u001b[H{"Name":"harness-1a-postgres-1","CPUPerc":"150.00%","MemUsage":"1.5MiB / 2GiB"}';
  expect(readStats(line, 'harness-1a')).toEqual({
    ...{ part: 'database', service: 'postgres', cores: 1.5, memory: 1_572_864 },
  });
  expect(readStats(line, 'another')).toBeUndefined();
  expect(readStats('', 'harness-1a')).toBeUndefined();
});

test('CPU and memory of all containers of one part are added up, and the busiest is known', () => {
  const logto = { part: 'logto', busiestThread: null, memory: 100 } as const;
  const database = { part: 'database', cpu: 5, busiestThread: null, memory: 50 } as const;
  expect(usesByPart([{ ...logto, cpu: 1 }, { ...logto, cpu: 3 }, database])).toEqual({
    logto: { cpu: 4, busiestThread: 3, memory: 200 },
    database: { cpu: 5, busiestThread: null, memory: 50 },
  });
});

const counts = (calls: number, rows: number): Counts => ({
  statements: [
    { id: '1', query: 'insert into logs', calls, ms: calls * 2, rows: calls },
    { id: '2', query: 'select 1', calls: 3, ms: 1, rows: 3 },
  ],
  tables: [
    { name: 'logs', rows, bytes: rows * 100 },
    { name: 'roles', rows: 4, bytes: 800 },
  ],
  totals: { commits: calls, rollbacks: 0, deadlocks: 0, temporary: 0 },
});

test('what the database counted between two looks leaves out what did not happen meanwhile', () => {
  const { statements, tables, totals } = countsBetween(counts(10, 5), counts(14, 8));
  expect(statements).toEqual([{ id: '1', query: 'insert into logs', calls: 4, ms: 8, rows: 4 }]);
  expect(tables).toEqual([{ name: 'logs', rows: 3, bytes: 300 }]);
  expect(totals.commits).toBe(4);
});
