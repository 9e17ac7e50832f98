import { test as base, expect } from '@playwright/test';
import { dossierNames } from '../../contracts/record/dossier.ts';
import { standInEnvironment } from '../testing/inline-run.ts';
import { entry, failure, row } from '../testing/written-run.ts';
import { keys, sealedAt, trust, writeDossier } from './testing/judged-run.ts';
import { flip, pack, unpack } from './testing/repack.ts';
import { signByKey, trustInKey } from './trust/by-key.ts';
import { stepNames, verifyDossier } from './verify.ts';

type Dossier = Awaited<ReturnType<typeof writeDossier>>;

const test = base.extend<{ dossier: Dossier; files: Map<string, Buffer> }>({
  dossier: async ({}, use) => {
    await using dossier = await writeDossier();
    await use(dossier);
  },
  files: async ({ dossier }, use) => use(await unpack(dossier.file)),
});

/** What is said of a dossier that was packed anew of these files. */
const saidOf = async (files: ReadonlyMap<string, Buffer>, { copy }: Dossier): Promise<string[]> => {
  const { problems } = await verifyDossier(await pack(files, copy), trust, sealedAt);
  return problems.map(({ message }) => message);
};

for (const [kind, pair] of Object.entries(keys)) {
  test(`a dossier signed with an ${kind} key passes every step`, async () => {
    await using dossier = await writeDossier({}, { sign: signByKey(pair.privateKey) });
    const { holds, problems, manifest } = await verifyDossier(dossier.file, trustInKey(pair.publicKey), sealedAt);
    expect(problems).toEqual([]);
    expect([...holds.keys()]).toEqual([...stepNames]);
    expect(manifest?.run.verdict).toBe('pass');
  });
}

test('a dossier with the same files in another zip passes every step', async ({ dossier, files }) => {
  expect(await saidOf(files, dossier)).toEqual([]);
});

test('a flipped bit is reported in every file, from the first byte to the last', async ({ dossier, files }) => {
  test.setTimeout(60_000);
  const unseen: string[] = [];
  for (const [path, content] of files) {
    const places = Array.from({ length: 14 }, (_, at) => Math.floor((at * (content.length - 1)) / 13));
    for (const at of new Set(places)) {
      const said = await saidOf(new Map([...files, [path, flip(content, at)]]), dossier);
      unseen.push(...(said.length === 0 ? [`${path} at ${at}`] : []));
    }
  }
  expect(unseen).toEqual([]);
});

test('a missing file is reported, whichever it is', async ({ dossier, files }) => {
  for (const path of files.keys()) {
    const said = await saidOf(new Map([...files].filter(([each]) => each !== path)), dossier);
    expect(said).toEqual([expect.stringContaining(`${path} is missing. `)]);
  }
});

test('a renamed file is reported as missing and as added', async ({ dossier, files }) => {
  for (const path of [...files.keys()].filter((each) => each.startsWith(dossierNames.evidence))) {
    const renamed = [...files].map(([each, content]) => [each === path ? `${each}.old` : each, content] as const);
    expect(await saidOf(new Map(renamed), dossier)).toEqual([
      expect.stringContaining(`${path}.old was added`),
      expect.stringContaining(`${path} is missing`),
    ]);
  }
});

test('an added file is reported at the top and among the evidence', async ({ dossier, files }) => {
  for (const path of ['more.txt', 'evidence/more.txt', 'evidence/allure-results/9-result.json']) {
    const said = await saidOf(new Map([...files, [path, Buffer.from('{}')]]), dossier);
    expect(said).toEqual([expect.stringContaining(`${path} was added`)]);
  }
});

test('two swapped files are reported', async ({ dossier, files }) => {
  const [one, other] = ['evidence/allure-results/0-result.json', 'evidence/allure-results/1-result.json'];
  const swapped = new Map(
    [...files].map(([path, content]) => [path === one ? other : path === other ? one : path, content]),
  );
  expect(await saidOf(swapped, dossier)).toHaveLength(2);
});

test('the manifest, statement, bundle and sums of another dossier are reported', async ({ dossier, files }) => {
  await using another = await writeDossier({ checks: [{ title: 'a code', tags: ['@OTP-01.1'], outcome: failure }] });
  const others = await unpack(another.file);
  for (const path of [dossierNames.manifest, dossierNames.sums, dossierNames.statement, dossierNames.bundle]) {
    const mixed = new Map([...files, [path, others.get(path) ?? Buffer.alloc(0)]]);
    expect(await saidOf(mixed, dossier)).toHaveLength(1);
  }
});

test('a signature by another key is reported with both keys', async ({ dossier }) => {
  const { problems, manifest } = await verifyDossier(dossier.file, trustInKey(keys['ECDSA P-256'].publicKey), sealedAt);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^the statement is signed by another key \(SHA256:\S{43}\) than the ECDSA P-256 key SHA256:\S{43}\./,
    ),
  ]);
  expect(manifest).toBeNull();
});

test('a sealing time in the future is reported', async ({ dossier }) => {
  const { problems } = await verifyDossier(dossier.file, trust, new Date('2026-11-24T20:00:00Z'));
  expect(problems[0]?.message).toContain('Set the clock of this machine');
});

test('the dossier of a stand-in, of a failure and of a deviation passes every step', async () => {
  const checks = [{ title: 'a code', tags: ['@OTP-01.1'], outcome: failure }];
  const requirements = [row('OTP-01', { status: { kind: 'checked' } })];
  for (const written of [
    { environment: standInEnvironment },
    { checks },
    { checks, requirements, deviations: [entry('OTP-01')] },
  ]) {
    await using dossier = await writeDossier(written);
    expect((await verifyDossier(dossier.file, trust, sealedAt)).problems).toEqual([]);
  }
});
