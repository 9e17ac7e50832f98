import { test as base, expect } from '@playwright/test';
import { dossierNames } from '../../../contracts/record/dossier.ts';
import { seal, sealedAt, trust, writeDossier, writeJudgedRun } from '../testing/judged-run.ts';
import { flip, pack, unpack } from '../testing/repack.ts';
import { verifyDossier } from '../verify.ts';
import { trustInIdentity } from './by-identity.ts';
import { signKeyless } from './keyless.ts';
import { identityOf, startSigstore } from './testing/sigstore.ts';

type Sigstore = Awaited<ReturnType<typeof startSigstore>>;

const subject = 'https://github.com/acme/sign-in/.github/workflows/release.yml@refs/heads/main';
const issuer = 'https://token.actions.githubusercontent.com';
const ci = identityOf(subject, issuer);

const test = base.extend<{ sigstore: Sigstore; dossier: Awaited<ReturnType<typeof writeDossier>> }>({
  sigstore: async ({}, use) => {
    await using sigstore = await startSigstore();
    await use(sigstore);
  },
  dossier: async ({ sigstore }, use) => {
    await using dossier = await writeDossier({}, { sign: signKeyless(sigstore, ci) });
    await use(dossier);
  },
});

/** What is said of a dossier by somebody who trusts this identity. */
const saidOf = async (
  file: string,
  { root }: Pick<Sigstore, 'root'>,
  whom = { subject, issuer },
): Promise<string[]> => {
  const { problems } = await verifyDossier(file, trustInIdentity(whom, root, 'root.json'), sealedAt);
  return problems.map(({ message }) => message);
};

test('a dossier that was sealed keyless is verified by identity, issuer and trusted root', async ({
  sigstore,
  dossier,
}) => {
  expect(dossier.by).toBe(subject);
  const { holds, problems } = await verifyDossier(
    dossier.file,
    trustInIdentity({ subject, issuer }, sigstore.root, 'root.json'),
    sealedAt,
  );
  expect(problems).toEqual([]);
  expect(holds.get('signature')).toBe(`of the statement, by ${subject}, by ${issuer}`);
});

for (const [what, whom] of [
  ['identity', { subject: 'somebody@example.com', issuer }],
  ['identity that the signer begins with', { subject: subject.slice(0, -1), issuer }],
  ['issuer', { subject, issuer: 'https://issuer.example' }],
] as const) {
  test(`a dossier is refused by another ${what}`, async ({ sigstore, dossier }) => {
    expect(await saidOf(dossier.file, sigstore, whom)).toEqual([
      expect.stringContaining(`the statement is signed by ${subject}, by ${issuer}, and not by ${whom.subject}`),
    ]);
  });
}

test('a dossier is refused by the trusted root of another Sigstore', async ({ dossier }) => {
  await using other = await startSigstore();
  expect(await saidOf(dossier.file, other)).toEqual([
    expect.stringContaining('the statement is not signed as root.json demands'),
  ]);
});

test('a dossier that was sealed by a key is refused by an identity, and the other way round', async ({
  sigstore,
  dossier,
}) => {
  await using keyed = await writeDossier();
  expect(await saidOf(keyed.file, sigstore)).toHaveLength(1);
  expect((await verifyDossier(dossier.file, trust, sealedAt)).problems).toHaveLength(1);
});

test('a byte that is changed in statement or bundle is told', async ({ sigstore, dossier }) => {
  const files = await unpack(dossier.file);
  for (const path of [dossierNames.statement, dossierNames.bundle]) {
    const content = files.get(path) ?? Buffer.alloc(0);
    for (let at = 0; at < content.length; at += Math.ceil(content.length / 40)) {
      const changed = await pack(new Map([...files, [path, flip(content, at)]]), dossier.copy);
      expect(await saidOf(changed, sigstore), `${path} at ${at}`).toHaveLength(1);
    }
  }
});

test('a file that is no trusted root is refused', () => {
  expect(() => trustInIdentity({ subject, issuer }, 'no JSON', 'root.json')).toThrow(
    'root.json is no trusted root of Sigstore',
  );
});

test('nothing is sealed where the CI gives no identity', async ({ sigstore }) => {
  await using run = await writeJudgedRun();
  const nobody = { getToken: () => Promise.reject(new Error('CI: no tokens available')) };
  await expect(seal(run.folder, { sign: signKeyless(sigstore, nobody) })).rejects.toThrow(
    'nobody here says who you are: --keyless needs a CI that does',
  );
});

test('nothing is sealed where Sigstore does not answer', async () => {
  await using run = await writeJudgedRun();
  const dead = { fulcio: 'http://127.0.0.1:9', rekor: 'http://127.0.0.1:9' };
  await expect(seal(run.folder, { sign: signKeyless(dead, ci) })).rejects.toThrow(/Sigstore gave no signature/);
});
