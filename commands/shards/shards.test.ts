import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { startRedis } from '../../mocks/sms/testing/redis.ts';

import { readVerdict } from '../../reports/verdict/verdict-file.ts';

import { runCommand } from '../testing/command.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 300_000 });

const report = (...args: string[]) => runCommand('report', args);

const refusals = [
  { name: 'a shard before the first', flags: ['--shard', '0/2'], says: "'0/2' is invalid. It has to be i/n" },
  { name: 'a shard beyond the last', flags: ['--shard', '3/2'], says: "'3/2' is invalid. It has to be i/n" },
  { name: 'a shard that is no number', flags: ['--shard', 'a/b'], says: "'a/b' is invalid. It has to be i/n" },
  { name: 'a list of a shard', flags: ['--shard', '1/2', '--list'], says: "cannot be used with option '--list'" },
  {
    name: 'more shards than checks',
    flags: ['--shard', '1/50', '--check', 'OTP-04'],
    says: 'such as 50/50, would be empty. Use',
  },
  {
    name: 'a shard that is balanced by no verdict',
    flags: ['--shard', '1/2', '--balance-by', 'package.json'],
    says: 'package.json is not a verdict file',
  },
  {
    name: 'a shard of a Logto that others use',
    flags: ['--shard', '1/2', '--target', 'external', '--tenant', 'managed'],
    says: 'cannot share the Logto of --target external',
  },
  {
    name: 'a Redis that is not there',
    flags: [],
    redis: 'redis://127.0.0.1:9',
    says: 'no Redis answers at 127.0.0.1:9',
  },
];

for (const { name, flags, redis = '', says } of refusals) {
  test(`${name} is refused in one line, with exit code 2 and nothing left`, async () => {
    await using run = await runStart(flags, { REDIS_URL: redis });
    const { exitCode, stderr } = await run.ended;
    expect(exitCode).toBe(2);
    expect(stderr.trim().split('\n').at(-1)).toContain(says);
    expect(await run.leftovers()).toEqual([]);
  });
}

test('two shards beside each other on one Redis make one run that conforms', async () => {
  await using redis = await startRedis();
  const shared = { REDIS_URL: redis.url };
  await using one = await runStart(['--shard', '1/2', '--flow', 'sign-out', '--severity', 'critical'], shared);
  await using two = await runStart(['--shard', '2/2', '--flow', 'sign-out', '--severity', 'critical'], shared);
  expect([(await one.ended).exitCode, (await two.ended).exitCode]).toEqual([0, 0]);
  const merged = await report('merge', one.outFolder, two.outFolder, '--out', join(one.outFolder, 'merged'));
  const verdict = await readVerdict(join(one.outFolder, 'merged/latest/verdict.json'));
  expect({ exitCode: merged.exitCode, shards: verdict?.run.shards?.length }).toEqual({ exitCode: 0, shards: 2 });
  expect(verdict?.totals.pass).toBe(verdict?.checks.length);
});

test('a shard that is to fail fast stops at its first failure, and the merged run fails', async () => {
  await using run = await runStart(['--shard', '1/1', '--fail-fast', '--fault', 'wrong-template', '--flow', 'sign-in']);
  expect((await run.ended).exitCode).toBe(1);
  const { exitCode } = await report('merge', run.outFolder, '--out', join(run.outFolder, 'merged'));
  const verdict = await readVerdict(join(run.outFolder, 'merged/latest/verdict.json'));
  expect(exitCode).toBe(1);
  expect(verdict?.problems).toContain('the run was interrupted');
});

test('a Redis that goes away in mid-run leaves the run undecided, and is named', async () => {
  await using redis = await startRedis();
  await using run = await runStart([], { REDIS_URL: redis.url });
  await run.untilSays('✔ 1/');
  await redis[Symbol.asyncDispose]();
  const { exitCode, stdout } = await run.ended;
  expect(stdout).toMatch(/Redis at 127\.0\.0\.1:\d+ is gone/);
  expect(exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});
