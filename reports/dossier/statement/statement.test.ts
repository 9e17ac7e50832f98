import { expect, test } from '@playwright/test';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier } from '@sigstore/verify';
import { dossierNames, noResultPredicate, testResultPredicate } from '../../../contracts/record/dossier.ts';
import { standInEnvironment } from '../../testing/inline-run.ts';
import { entry, failure, row } from '../../testing/written-run.ts';
import { keys, writeDossier } from '../testing/judged-run.ts';
import { unpack } from '../testing/repack.ts';
import { signByKey } from '../trust/by-key.ts';
import { envelopeSchema, parseEnvelope, preAuthEncoding, signStatement } from './envelope.ts';
import { keyIdOf } from './key.ts';

const checked = { status: { kind: 'checked' } } as const;
const failing = { title: 'a code', tags: ['@OTP-01.1', '@OTP-01'], outcome: failure };
const otherVersion = { logtoVersions: '1.41.0' };

const results: ReadonlyArray<readonly [what: string, written: Parameters<typeof writeDossier>[0], result: string]> = [
  ['a run that conforms', {}, 'PASSED'],
  [
    'a known deviation',
    { checks: [failing], requirements: [row('OTP-01', checked)], deviations: [entry('OTP-01')] },
    'PASSED',
  ],
  [
    'a deviation that is carried',
    { checks: [failing], requirements: [row('OTP-01', checked)], deviations: [entry('OTP-01', otherVersion)] },
    'WARNED',
  ],
  [
    'a note',
    { checks: [failing, { title: 'b', outcome: {} }], requirements: [row('OTP-01', { ...checked, level: 'may' })] },
    'WARNED',
  ],
  ['a failure', { checks: [failing] }, 'FAILED'],
];

/** The statement of a dossier, and its bundle. */
const readStatement = async (file: string) => {
  const files = await unpack(file);
  const read = (name: string): unknown => JSON.parse(files.get(name)?.toString() ?? '');
  const { payload } = envelopeSchema.parse(read(dossierNames.statement));
  return { statement: JSON.parse(Buffer.from(payload, 'base64').toString()), bundle: read(dossierNames.bundle) };
};

for (const [what, written, result] of results) {
  test(`${what} has the test result ${result}`, async () => {
    await using dossier = await writeDossier(written);
    const { statement } = await readStatement(dossier.file);
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'manifest.json' }],
      predicateType: testResultPredicate,
      predicate: { result },
    });
  });
}

test('a run on the stand-in and an undecided run have no test result', async () => {
  for (const written of [{ environment: standInEnvironment }, { checks: [] }]) {
    await using dossier = await writeDossier(written);
    const { statement } = await readStatement(dossier.file);
    expect(statement).toMatchObject({
      predicateType: noResultPredicate,
      predicate: { verdict: dossier.verdict.verdict },
    });
    expect(statement.predicate).not.toHaveProperty('result');
  }
});

test('the statement lists checks by result and what was judged by its hash', async () => {
  await using dossier = await writeDossier({ checks: [failing, { title: 'b', tags: ['@OTP-02.1'], outcome: {} }] });
  const { statement } = await readStatement(dossier.file);
  expect(statement.predicate).toMatchObject({
    passedTests: ['OTP-02.1 (password-and-code)'],
    failedTests: ['OTP-01.1 (password-and-code)'],
  });
  const named = statement.predicate.configuration.map(({ name }: { name: string }) => name);
  expect(named).toEqual(['evidence/catalogue.json', 'evidence/deviations.json', 'harness', 'package-lock.json']);
});

for (const [kind, { privateKey, publicKey }] of Object.entries(keys)) {
  test(`the verifier of Sigstore accepts the bundle of an ${kind} key offline`, async () => {
    await using dossier = await writeDossier({}, { sign: signByKey(privateKey) });
    const bundle = bundleFromJSON((await readStatement(dossier.file)).bundle);
    const trusted = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
    const withKey = (key: typeof publicKey) => ({
      ...trusted,
      publicKey: () => ({ publicKey: key, validFor: () => true }),
    });
    const offline = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 };
    const entity = toSignedEntity(bundle);
    expect(entity.key).toEqual({ $case: 'public-key', hint: keyIdOf(publicKey) });
    expect(() => new Verifier(withKey(publicKey), offline).verify(entity)).not.toThrow();
    const others = Object.values(keys).find((pair) => pair.publicKey !== publicKey)?.publicKey ?? publicKey;
    expect(() => new Verifier(withKey(others), offline).verify(entity)).toThrow();
  });
}

test('a signature that is written with spare bits is rejected', () => {
  const envelope = signStatement({ a: 1 }, keys.Ed25519.privateKey);
  const [{ sig, keyid }] = envelope.signatures;
  const spare = sig.replace(/.==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`);
  const other = { ...envelope, signatures: [{ sig: spare, keyid }] };
  expect(Buffer.from(spare, 'base64')).toEqual(Buffer.from(sig, 'base64'));
  expect(() => parseEnvelope(Buffer.from(JSON.stringify(other)))).toThrow('is damaged');
});

test('the signature is over the pre-authentication encoding of DSSE', () => {
  const expected = 'DSSEv1 28 application/vnd.in-toto+json 5 h\u00e4lo';
  expect(preAuthEncoding(Buffer.from('h\u00e4lo')).toString()).toBe(expected);
});
