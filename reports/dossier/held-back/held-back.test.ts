import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { dossierNames } from '../../../contracts/record/dossier.ts';
import { entry, failure, row } from '../../testing/written-run.ts';
import { seal, sealedAt, trust, writeDossier, writeJudgedRun } from '../testing/judged-run.ts';
import { unpack } from '../testing/repack.ts';
import { verifyDossier } from '../verify.ts';

/** A run with a deviation that nobody may see yet. */
const heldBack: Parameters<typeof writeJudgedRun>[0] = {
  checks: [{ title: 'a code', tags: ['@OTP-01.1', '@OTP-01'], outcome: { ...failure, errors: ['the way in: 1234'] } }],
  requirements: [row('OTP-01', { status: { kind: 'checked' } })],
  deviations: [
    entry('OTP-01', {
      heldBack: { reportedTo: 'security@example.org', reportedOn: '2026-11-01' },
      failsWith: { text: 'the way in' },
    }),
  ],
};

const verdictOf = async (file: string): Promise<string | undefined> =>
  (await verifyDossier(file, trust, sealedAt)).holds.get('verdict');

test('the evidence of a held-back deviation is left out, and the verdict still follows', async () => {
  await using dossier = await writeDossier(heldBack);
  const files = await unpack(dossier.file);
  expect(dossier.manifest.withheld).toEqual(['password-and-code OTP-01.1']);
  expect([...files.keys()]).not.toContain('evidence/allure-results/0-attachment.json');
  expect([...files.values()].join('\n')).not.toContain('the way in: 1234');
  expect(await verdictOf(dossier.file)).toBe('judged again from the evidence: pass, 1 checks');
});

test('the evidence of a held-back deviation is there for its recipient alone', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await using dossier = await writeDossier(heldBack, { recipient });
  const files = await unpack(dossier.file);
  expect([...files.values()].join('\n')).not.toContain('the way in: 1234');
  expect(await verdictOf(dossier.file)).toBe('judged again from the evidence: pass, 1 checks');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const zip = join(dossier.folder, '..', 'held-back.zip');
  await writeFile(zip, await decrypter.decrypt(files.get(dossierNames.heldBack) ?? Buffer.alloc(0)));
  const evidence = await unpack(zip);
  expect(new Set(evidence.keys())).toEqual(new Set(dossier.manifest.encrypted?.files));
  expect(evidence.get('outcomes.jsonl')?.toString()).toContain('the way in: 1234');
});

test('the evidence of a held-back deviation is read by nobody else', async () => {
  const [recipient, other] = [await identityToRecipient(await generateX25519Identity()), new Decrypter()];
  await using dossier = await writeDossier(heldBack, { recipient });
  other.addIdentity(await generateX25519Identity());
  const encrypted = (await unpack(dossier.file)).get(dossierNames.heldBack) ?? Buffer.alloc(0);
  await expect(other.decrypt(encrypted)).rejects.toThrow('no identity matched');
});

test('nothing is encrypted where nothing is held back', async () => {
  await using dossier = await writeDossier(
    {},
    { recipient: await identityToRecipient(await generateX25519Identity()) },
  );
  expect(dossier.manifest.encrypted).toBeUndefined();
});

test('a run is not sealed for what is no recipient', async () => {
  await using run = await writeJudgedRun(heldBack);
  await expect(seal(run.folder, { recipient: 'me@example.org' })).rejects.toThrow(
    'me@example.org is no recipient of age',
  );
  await expect(seal(run.folder, { recipient: 'AGE-SECRET-KEY-1QQ' })).rejects.toThrow(/^a secret key is no recipient/);
});
