import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { writeDossier } from '../../reports/dossier/testing/judged-run.ts';
import { pack } from '../../reports/dossier/testing/repack.ts';
import { trendRun } from '../../reports/trend/testing/trend-run.ts';
import { findPlaces } from './find.ts';
import { readRuns } from './read.ts';

interface Given {
  /** Folder that holds runs. */
  readonly out: string;
  /** Leaves a run in it, of this verdict or with this text for one. @returns its folder */
  readonly leave: (name: string, verdict?: string | Partial<Verdict>) => Promise<string>;
}

const { verdict: some } = trendRun(1, { 'OTP-01.1': 'pass' });

const test = base.extend<{ given: Given }>({
  given: async ({}, use) => {
    await using folder = await temporaryFolder('trend');
    const leave: Given['leave'] = async (name, verdict) => {
      const run = join(folder.path, name);
      await mkdir(run);
      const text = typeof verdict === 'object' ? JSON.stringify({ ...some, ...verdict }) : verdict;
      await (text === undefined ? undefined : writeFile(join(run, fileNames.verdict), text));
      return run;
    };
    await use({ out: folder.path, leave });
  },
});

const read = async (...names: readonly string[]) => readRuns(await findPlaces(names));

const runNamed = (id: string, more: Partial<Verdict['run']> = {}) => ({ run: { ...some.run, id, ...more } });

test('a folder that holds runs gives each of them, and the link to the latest none', async ({ given }) => {
  const run = await given.leave('one', runNamed('one'));
  await given.leave('other', runNamed('other'));
  await mkdir(join(given.out, 'no-run'));
  await symlink(run, join(given.out, 'latest'));
  const { runs, leftOut } = await read(given.out);
  expect(runs.map(({ verdict }) => verdict.run.id)).toEqual(['one', 'other']);
  expect(leftOut).toEqual([]);
});

test('a dossier gives its verdict, and its run folder beside it no second one', async () => {
  await using dossier = await writeDossier();
  const { runs, leftOut } = await read(dossier.file, dossier.folder);
  expect(runs).toEqual([{ verdict: dossier.verdict, startedAt: dossier.verdict.run.startedAt, source: 'dossier' }]);
  const reason = 'is the run 20261124-205430-embedded-0000, which was given before';
  expect(leftOut).toEqual([{ run: dossier.folder, reason }]);
});

const exploration: Verdict['exploration'] = {
  ...{ seed: 1, lanes: 1, seconds: 1, sequences: 1, steps: 1, requests: 1, reached: 1 },
  ...{ interrupted: null, neverReached: [], findings: [] },
};

const omissions = [
  { name: 'a run without a verdict', verdict: undefined, says: 'has no verdict: it was interrupted, or runs still' },
  { name: 'an exploration', verdict: { exploration }, says: 'is an exploration, whose checks are' },
  { name: 'a shard', verdict: runNamed('a', { shard: { index: 1, count: 2 } }), says: 'is shard 1/2 of a run' },
  { name: 'a run without a check', verdict: runNamed('a', { startedAt: null }), says: 'never planned a check' },
  {
    ...{ name: 'a run with a seeded fault', says: 'was a run with a seeded fault (codes-never-expire)' },
    verdict: { target: { ...some.target, isStandIn: true, details: { faults: 'codes-never-expire' } } },
  },
];

for (const { name, verdict, says } of omissions) {
  test(`${name} is left out with its reason`, async ({ given }) => {
    const run = await given.leave('20261124-205430-embedded-0000', verdict);
    const { runs, leftOut } = await read(given.out);
    expect(runs).toEqual([]);
    expect(leftOut).toEqual([{ run, reason: expect.stringContaining(says) }]);
  });
}

const versionOf = (schemaVersion: number) => JSON.stringify({ ...some, schemaVersion });

const damages = [
  { name: 'a verdict that is cut short', text: '{"schemaVersion": 4', says: 'is damaged. Leave that run out' },
  { name: 'a verdict of a newer harness', text: versionOf(5), says: 'has schema version 5, and this harness reads up' },
  { name: 'a verdict that is too old', text: versionOf(1), says: 'has schema version 1, which is too old. Leave' },
];

for (const { name, text, says } of damages) {
  test(`${name} is rejected with its cause and a remedy`, async ({ given }) => {
    const run = await given.leave('one', text);
    await expect(read(given.out)).rejects.toThrow(`the verdict of ${run} ${says}`);
  });
}

test('two verdicts of one run that differ are rejected', async ({ given }) => {
  await given.leave('one', { problems: [] });
  const other = await given.leave('other', { problems: ['something'] });
  await expect(read(given.out)).rejects.toThrow(`${other} has another verdict of the run run-1-1.42.0 than one`);
});

test('two verdicts of one run that differ in words alone count once', async ({ given }) => {
  await given.leave('one', { problems: ['the secret was found'] });
  const other = await given.leave('other', { problems: ['(redacted: client secret) was found'] });
  const { runs, leftOut } = await read(given.out);
  expect(runs).toHaveLength(1);
  expect(leftOut).toEqual([{ run: other, reason: 'is the run run-1-1.42.0, which was given before' }]);
});

test('a damaged dossier and one without a verdict are rejected by name', async ({ given }) => {
  const file = await pack(new Map([['manifest.json', Buffer.from('{}')]]), join(given.out, 'a.dossier.zip'));
  await expect(read(given.out)).rejects.toThrow(`${file}: evidence/verdict.json is missing. Ask whoever sealed it`);
  await writeFile(file, 'no zip');
  await expect(read(file)).rejects.toThrow(`${file}: the dossier is cut short, or is no zip. Ask whoever sealed it`);
});

test('a path that is none and a folder without runs are rejected by name', async ({ given }) => {
  await expect(read('nowhere')).rejects.toThrow('there is no file or folder nowhere. Give runs, folders that hold');
  await expect(read(given.out)).rejects.toThrow(`${given.out} holds no run. Give runs, folders that hold them`);
});
