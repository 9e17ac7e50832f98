import { appendFile, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { fileNames } from '../../contracts/record/file-names.ts';
import { standInEnvironment } from '../testing/inline-run.ts';
import { failure } from '../testing/written-run.ts';
import { writeSums } from './files/sums.ts';
import { requireUnchanged } from './require-run.ts';
import { seal, writeDossier, writeJudgedRun } from './testing/judged-run.ts';
import { unpack } from './testing/repack.ts';

const changes: ReadonlyArray<readonly [what: string, change: (folder: string) => Promise<unknown>, says: string]> = [
  [
    'without a verdict',
    (folder) => rm(join(folder, fileNames.verdict)),
    'has no verdict: it is no run, or one that was interrupted',
  ],
  ['of an older harness', (folder) => rm(join(folder, fileNames.judgement)), 'does not say what it was judged by'],
  [
    'without sums',
    (folder) => rm(join(folder, fileNames.sums)),
    'whether files changed since the run was judged cannot be told',
  ],
  [
    'with a changed file',
    (folder) => appendFile(join(folder, 'allure-results/0-attachment.json'), ' '),
    'changed: allure-results/0-attachment.json',
  ],
  ['with a removed file', (folder) => rm(join(folder, fileNames.run)), 'gone: run.json'],
  ['with an added file', (folder) => writeFile(join(folder, 'notes.txt'), ''), 'added: notes.txt'],
  [
    'with a renamed file',
    (folder) => rename(join(folder, fileNames.run), join(folder, 'ran.json')),
    'gone: run.json; added: ran.json',
  ],
  ['with a link', (folder) => symlink('/etc/hostname', join(folder, 'host')), 'host: a link is no evidence'],
];

for (const [what, change, says] of changes) {
  test(`a run ${what} is not sealed`, async () => {
    await using run = await writeJudgedRun();
    await change(run.folder);
    await expect(seal(run.folder)).rejects.toThrow(says);
  });
}

test('a run is not sealed while the clock is before it', async () => {
  await using run = await writeJudgedRun();
  const now = new Date('2026-11-24T20:00:00Z');
  await expect(seal(run.folder, { now })).rejects.toThrow(
    'the clock says 2026-11-24T20:00:00.000Z, and the run was judged',
  );
});

test('a shard is not sealed alone', async () => {
  const leave = (folder: string) => writeFile(join(folder, fileNames.shard), '{"index":1,"count":2}');
  await using run = await writeJudgedRun({ leave });
  await expect(seal(run.folder)).rejects.toThrow('is shard 1/2 of a run. Merge the shards first');
});

test('a verdict that contradicts its evidence is not sealed and leaves no file', async () => {
  await using run = await writeJudgedRun({ checks: [{ title: 'a code', outcome: failure }] });
  const file = join(run.folder, fileNames.verdict);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"verdict": "fail"', '"verdict": "pass"'));
  await writeSums(run.folder);
  await expect(seal(run.folder)).rejects.toThrow('the evidence comes to another verdict (fail, not pass;');
  expect((await execa('ls', [join(run.folder, '..')])).stdout).not.toContain('dossier');
});

test('a dossier that cannot be signed leaves no file', async () => {
  await using run = await writeJudgedRun();
  const sign = () => Promise.reject(new Error('the key is gone'));
  await expect(seal(run.folder, { sign })).rejects.toThrow('the key is gone');
  expect((await execa('ls', [join(run.folder, '..')])).stdout).not.toContain('dossier');
});

test('a dossier in a folder that does not exist is not begun', async () => {
  await using run = await writeJudgedRun();
  const out = join(run.folder, 'nowhere', 'a.zip');
  await expect(seal(run.folder, { out })).rejects.toThrow(
    `${out} cannot be written. Name a file in a folder that exists`,
  );
});

test('sealing leaves the files of a run as they were', async () => {
  const leave = (folder: string) =>
    writeFile(join(folder, 'allure-results/5-attachment.txt'), 'password=correct-horse');
  await using run = await writeJudgedRun({ leave });
  const { manifest } = await seal(run.folder);
  expect(manifest.redacted).toEqual({ password: 1 });
  await expect(requireUnchanged(run.folder)).resolves.toContain('allure-results/5-attachment.txt');
});

test('sha256sum accepts an unpacked dossier', async () => {
  await using dossier = await writeDossier();
  const folder = join(dossier.folder, '../unpacked');
  await execa('python3', ['-m', 'zipfile', '-e', dossier.file, folder]);
  const { stdout } = await execa('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
  expect(stdout.split('\n')).toHaveLength(dossier.manifest.files.length + 3);
});

test('a dossier contains every file of its run except those of the process', async () => {
  const leave = async (folder: string) => {
    await writeFile(join(folder, 'owner.pid'), '1');
    await writeFile(join(folder, 'history-1.ndjson'), '{}\n');
  };
  await using dossier = await writeDossier({ leave });
  expect(dossier.manifest.leftOut.map(({ path }) => path)).toEqual(['SHA256SUMS', 'owner.pid']);
  expect([...(await unpack(dossier.file)).keys()]).toContain('evidence/history-1.ndjson');
});

test('a trace that is cut short is left out', async () => {
  const leave = (folder: string) =>
    writeFile(join(folder, 'allure-results/7-attachment.zip'), 'PK\x03\x04 and no more');
  await using dossier = await writeDossier({ leave });
  expect(dossier.manifest.leftOut).toContainEqual({
    path: 'allure-results/7-attachment.zip',
    why: 'it cannot be read, and so not be redacted',
  });
});

test('a run on the stand-in is sealed without a test result', async () => {
  await using dossier = await writeDossier({ environment: standInEnvironment });
  expect(dossier.result).toBe('no test result, for the run is "stand-in"');
});
