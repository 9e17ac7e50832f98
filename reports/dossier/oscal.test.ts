import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { failure, row } from '../testing/written-run.ts';
import { forge } from './testing/forge.ts';
import { sealedAt, trust, writeDossier } from './testing/judged-run.ts';
import { pack, unpack } from './testing/repack.ts';
import { verifyDossier } from './verify.ts';

const written = {
  checks: [{ title: 'a code', tags: ['@OTP-01.1', '@OTP-01'], outcome: failure }],
  requirements: [row('OTP-01')],
};

test('a dossier has OSCAL documents, listed in its manifest', async () => {
  await using dossier = await writeDossier(written);
  const listed = dossier.manifest.files.filter(({ path }) => path.startsWith('oscal/')).map(({ path }) => path);
  const names = ['catalog.json', 'profile-asvs-5.json', 'assessment-plan.json', 'assessment-results.json'];
  expect(listed).toEqual(names.map((name) => `oscal/${name}`));
  const { holds } = await verifyDossier(dossier.file, trust, sealedAt);
  expect(holds.get('oscal')).toBe('4 documents, made again from the evidence');
});

test('the evidence that a document names has the hash that it names', async () => {
  await using dossier = await writeDossier(written);
  const files = await unpack(dossier.file);
  const results = `${files.get('oscal/assessment-results.json')}`;
  const named = [...results.matchAll(/"href": "\.\.\/([^"]+)"[^}]+"value": "([0-9a-f]{64})"/g)];
  expect(named.map(([, path]) => path)).toContain('evidence/allure-results/0-attachment.json');
  for (const [, path = '', sha256] of named) {
    expect(
      createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex'),
    ).toBe(sha256);
  }
});

test('a dossier from before there were OSCAL documents passes every step', async () => {
  await using dossier = await writeDossier(written);
  const older = forge(await unpack(dossier.file), { documents: () => undefined });
  const { holds, problems } = await verifyDossier(await pack(older, dossier.copy), trust, sealedAt);
  expect(problems).toEqual([]);
  expect(holds.get('oscal')).toBe('none in this dossier');
});
