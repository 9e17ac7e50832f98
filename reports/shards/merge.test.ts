import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { failure } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeMerged } from './merge.ts';
import type { Shard } from './read.ts';
import { writeShard } from './written-shard.ts';

const test = base.extend<{ merge: (first: Shard, second: Shard) => Promise<Verdict> }>({
  merge: async ({}, use) => {
    await using base = await mkdtempDisposable(join(tmpdir(), 'merged-'));
    const folder = join(base.path, '20261124-210000-embedded-0000');
    await use(async (...shards) => buildVerdict({ folder, ...(await writeMerged(folder, shards, 'merge')) }));
  },
});

test('shards that passed make one run that conforms', async ({ merge }) => {
  await using first = await writeShard(1);
  await using second = await writeShard(2);
  const { verdict, checks, run } = await merge(first.shard, second.shard);
  expect({ verdict, titles: checks.map(({ title }) => title) }).toEqual({
    verdict: 'pass',
    titles: ['a code', 'a password', 'a phone', 'a name'],
  });
  expect(run.shards).toMatchObject([
    { index: 1, checks: 2 },
    { index: 2, checks: 2 },
  ]);
  expect(checks.flatMap(({ evidence }) => evidence)).toHaveLength(4);
});

test('a failure in any shard fails the run', async ({ merge }) => {
  await using first = await writeShard(1);
  await using second = await writeShard(2, [{}, failure]);
  expect(await merge(first.shard, second.shard)).toMatchObject({ verdict: 'fail', totals: { pass: 3, fail: 1 } });
});

test('a check that any shard did not run leaves the run undecided', async ({ merge }) => {
  await using first = await writeShard(1, [{}, null]);
  await using second = await writeShard(2);
  const { verdict, problems } = await merge(first.shard, second.shard);
  expect({ verdict, problems }).toEqual({ verdict: 'undecided', problems: ['1 check that had to run did not'] });
});

test('a check that a shard was given and Playwright never planned is missed', async ({ merge }) => {
  await using first = await writeShard(1);
  await using second = await writeShard(2, [null, null], { run: null });
  const { verdict, totals, problems } = await merge(first.shard, second.shard);
  expect({ verdict, missed: totals.undecided }).toEqual({ verdict: 'undecided', missed: 2 });
  expect(problems).toContain('the run was interrupted');
});

test('what failed beside the checks is told with its shard', async ({ merge }) => {
  await using first = await writeShard(1);
  await using second = await writeShard(2, [{}, {}], { run: { errors: ['a suite does not load'] } });
  const { problems } = await merge({ ...first.shard, troubles: ['the sample app ended'] }, second.shard);
  expect(problems).toEqual([
    'an error outside of the checks: shard 1/2: the sample app ended',
    'an error outside of the checks: shard 2/2: a suite does not load',
  ]);
});
