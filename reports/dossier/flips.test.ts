import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { dossierNames } from '../../contracts/record/dossier.ts';
import { sealedAt, trust, writeDossier } from './testing/judged-run.ts';
import { flip, pack, unpack } from './testing/repack.ts';
import { verifyDossier } from './verify.ts';

const logs = 180;

/** What a run of many services leaves: a flip is looked for in each file at the same time. */
const leaveLogs = async (folder: string): Promise<void> => {
  await mkdir(join(folder, 'services'));
  for (let at = 0; at < logs; at += 1) {
    const line = createHash('sha512').update(String(at)).digest('base64');
    await writeFile(join(folder, `services/${at}.log`), `${line}\n`.repeat(20));
  }
};

const test = base.extend<{
  dossier: Awaited<ReturnType<typeof writeDossier>>;
  files: ReadonlyMap<string, Buffer>;
}>({
  dossier: async ({}, use) => {
    await using dossier = await writeDossier({ leave: leaveLogs });
    await use(dossier);
  },
  files: async ({ dossier }, use) => use(await unpack(dossier.file)),
});

/** A place in a file, another one for each round. */
const placeOf = (path: string, length: number, round: number): number =>
  createHash('sha256').update(`${path} ${round}`).digest().readUInt32BE() % length;

test('of ten thousand bytes of evidence that are changed, each is told', async ({ dossier, files }) => {
  const evidence = [...files].filter(([path]) => path.startsWith(`${dossierNames.evidence}/`));
  const [untold, rounds] = [new Set<string>(), Math.ceil(10_000 / evidence.length)];
  for (let round = 0; round < rounds; round += 1) {
    const changed = evidence.map(
      ([path, content]) => [path, flip(content, placeOf(path, content.length, round))] as const,
    );
    const { problems } = await verifyDossier(
      await pack(new Map([...files, ...changed]), dossier.copy),
      trust,
      sealedAt,
    );
    const told = new Set(problems.map(({ problem }) => problem.split(' ')[0]));
    for (const [path] of changed.filter(([each]) => !told.has(each))) {
      untold.add(`${path} in round ${round}`);
    }
  }
  expect([...untold]).toEqual([]);
});

for (const path of [dossierNames.manifest, dossierNames.sums, dossierNames.statement, dossierNames.bundle]) {
  test(`of sixty bytes of ${path} that are changed, each is told`, async ({ dossier, files }) => {
    const content = files.get(path) ?? Buffer.alloc(0);
    const untold: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      const place = placeOf(path, content.length, round);
      const changed = await pack(new Map([...files, [path, flip(content, place)]]), dossier.copy);
      const { holds } = await verifyDossier(changed, trust, sealedAt);
      untold.push(...(holds.has('hashes') ? [place] : []));
    }
    expect(untold).toEqual([]);
  });
}
