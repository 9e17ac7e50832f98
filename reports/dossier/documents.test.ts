import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { execa } from 'execa';
import { documentNames, dossierNames } from '../../contracts/record/dossier.ts';
import type { Print } from './documents.ts';
import { envelopeSchema } from './statement/envelope.ts';
import { sealedAt, trust, writeDossier } from './testing/judged-run.ts';
import { flip, pack, unpack } from './testing/repack.ts';
import { verifyDossier } from './verify.ts';

const { en, zh } = documentNames;

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Reports that say of which manifest they are. */
const print: Print = async ({ manifestSha256 }) =>
  [en, zh].map((path) => ({ path, content: Buffer.from(`%PDF ${path} ${manifestSha256}`) }));

type Dossier = Awaited<ReturnType<typeof writeDossier>>;

const test = base.extend<{ dossier: Dossier; files: Map<string, Buffer> }>({
  dossier: async ({}, use) => {
    await using dossier = await writeDossier({}, { print });
    await use(dossier);
  },
  files: async ({ dossier }, use) => use(await unpack(dossier.file)),
});

const verify = (file: string) => verifyDossier(file, trust, sealedAt);

const saidOf = async (files: ReadonlyMap<string, Buffer>, { copy }: Dossier): Promise<string[]> =>
  (await verify(await pack(files, copy))).problems.map(({ message }) => message);

test('the statement is about the manifest and the reports, which the manifest leaves out', async ({
  dossier,
  files,
}) => {
  const envelope = envelopeSchema.parse(JSON.parse(String(files.get(dossierNames.statement))));
  const { subject } = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
  const subjects = [dossierNames.manifest, en, zh].map((name) => [name, files.get(name) ?? Buffer.alloc(0)] as const);
  expect(subject).toEqual(subjects.map(([name, content]) => ({ name, digest: { sha256: sha256Of(content) } })));
  expect(dossier.manifest.files.filter(({ path }) => path.endsWith('.pdf'))).toEqual([]);
});

test('a report has the hash of the manifest', async ({ files }) => {
  const manifest = files.get(dossierNames.manifest) ?? Buffer.alloc(0);
  expect(files.get(en)?.toString()).toBe(`%PDF ${en} ${sha256Of(manifest)}`);
});

test('a dossier with reports passes every step, which says whose hashes were compared', async ({ dossier }) => {
  const { holds, problems } = await verify(dossier.file);
  expect(problems).toEqual([]);
  expect(holds.get('hashes')).toMatch(/; SHA-256 of report\.en\.pdf and report\.zh\.pdf$/);
});

test('a dossier without reports passes every step', async () => {
  await using dossier = await writeDossier();
  expect((await verify(dossier.file)).problems).toEqual([]);
});

test('a report that is changed or missing is reported, each by its name', async ({ dossier, files }) => {
  for (const path of [en, zh]) {
    const changed = new Map([...files, [path, flip(files.get(path) ?? Buffer.alloc(0), 3)]]);
    expect(await saidOf(changed, dossier)).toEqual([expect.stringContaining(`${path} was changed`)]);
    const without = new Map([...files].filter(([each]) => each !== path));
    expect(await saidOf(without, dossier)).toEqual([expect.stringContaining(`${path} is missing`)]);
  }
});

test('two swapped reports are reported', async ({ dossier, files }) => {
  const swapped = new Map([...files, [en, files.get(zh) ?? Buffer.alloc(0)], [zh, files.get(en) ?? Buffer.alloc(0)]]);
  expect(await saidOf(swapped, dossier)).toHaveLength(2);
});

test('a report that is added to a dossier without any is reported', async () => {
  await using dossier = await writeDossier();
  const files = new Map([...(await unpack(dossier.file)), [en, Buffer.from('%PDF')]]);
  expect(await saidOf(files, dossier)).toEqual([expect.stringContaining(`${en} was added`)]);
});

test('sha256sum accepts the reports of an unpacked dossier', async ({ dossier }) => {
  const folder = join(dossier.folder, '../unpacked');
  await execa('python3', ['-m', 'zipfile', '-e', dossier.file, folder]);
  const { stdout } = await execa('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
  expect(stdout.split('\n')).toEqual(expect.arrayContaining([`${en}: OK`, `${zh}: OK`]));
});
