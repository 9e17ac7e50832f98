import { mkdir, mkdtempDisposable, readdir, readlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { createRunFolder, latestRunFolder, makeLatest, removeOldRuns } from './folders.ts';

const test = base.extend<{ outFolder: string; finishedRun: (day: number) => Promise<string> }>({
  outFolder: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'folders-'));
    await use(folder.path);
  },
  finishedRun: async ({ outFolder }, use) => {
    await use(async (day) => {
      const now = new Date(Date.UTC(2026, 0, day));
      const folder = await createRunFolder({ outFolder, targetKind: 'embedded', now });
      await writeFile(join(folder, fileNames.verdict), '{}');
      return folder;
    });
  },
});

test('runs of the same second get folders of their own', async ({ outFolder }) => {
  const options = { outFolder, targetKind: 'native', now: new Date('2026-11-24T20:54:30.123Z') };
  const [one, other] = await Promise.all([createRunFolder(options), createRunFolder(options)]);
  expect(basename(one)).toMatch(/^20261124-205430-native-[0-9a-f]{4}$/);
  expect(one).not.toBe(other);
});

test('the latest run is the one that finished last', async ({ outFolder, finishedRun }) => {
  await makeLatest(await finishedRun(1));
  const second = await finishedRun(2);
  await makeLatest(second);
  expect(basename((await latestRunFolder(outFolder)) ?? '')).toBe(basename(second));
  expect(await readlink(join(outFolder, 'latest'))).toBe(basename(second));
});

test('without a run there is no latest one', async ({ outFolder }) => {
  expect(await latestRunFolder(outFolder)).toBeUndefined();
});

test('the newest runs stay, and the latest whatever its age', async ({ outFolder, finishedRun }) => {
  const runs = [await finishedRun(1), await finishedRun(2), await finishedRun(3), await finishedRun(4)];
  await makeLatest(runs[0] ?? '');
  await removeOldRuns(outFolder, 2);
  const kept = [runs[0], runs[2], runs[3]].map((run) => basename(run ?? ''));
  expect(await readdir(outFolder)).toEqual([...kept, 'latest']);
});

test('a run that is under way stays', async ({ outFolder, finishedRun }) => {
  const open = await createRunFolder({ outFolder, targetKind: 'embedded', now: new Date(0) });
  await finishedRun(2);
  await removeOldRuns(outFolder, 1);
  expect(await readdir(outFolder)).toContain(basename(open));
});

test('a run whose process is gone goes', async ({ outFolder, finishedRun }) => {
  const dead = await createRunFolder({ outFolder, targetKind: 'embedded', now: new Date(0) });
  await writeFile(join(dead, 'owner.pid'), '999999999');
  await finishedRun(2);
  await removeOldRuns(outFolder, 1);
  expect(await readdir(outFolder)).not.toContain(basename(dead));
});

test('a dossier beside the runs stays', async ({ outFolder, finishedRun }) => {
  const dossier = '20250101-000000-embedded-0000.dossier.zip';
  await writeFile(join(outFolder, dossier), '');
  await finishedRun(2);
  await removeOldRuns(outFolder, 1);
  expect(await readdir(outFolder)).toContain(dossier);
});

test('what is no run is left alone', async ({ outFolder, finishedRun }) => {
  await mkdir(join(outFolder, 'load'));
  await finishedRun(2);
  await removeOldRuns(outFolder, 1);
  expect(await readdir(outFolder)).toContain('load');
});
