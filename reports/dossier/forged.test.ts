import { expect, test } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { failure } from '../testing/written-run.ts';
import { forge } from './testing/forge.ts';
import { sealedAt, trust, writeDossier } from './testing/judged-run.ts';
import { pack, unpack } from './testing/repack.ts';
import { verifyDossier } from './verify.ts';

type Forgery = Parameters<typeof forge>[1];

const earlier = '2026-11-01T00:00:00.000Z';
const toPass = (text: string): string => text.replace('"verdict": "fail"', '"verdict": "pass"');

const forgeries: ReadonlyArray<readonly [what: string, forgery: Forgery, says: string]> = [
  ['nothing', {}, ''],
  ['a verdict', { files: { [fileNames.verdict]: toPass } }, 'the manifest names another verdict than the evidence'],
  [
    'a verdict that the manifest repeats',
    {
      files: { [fileNames.verdict]: toPass },
      manifest: (manifest) => ({ ...manifest, run: { ...manifest.run, verdict: 'pass' } }),
    },
    'the evidence comes to another verdict (fail, not pass; different: verdict)',
  ],
  [
    'an outcome',
    { files: { [fileNames.outcomes]: (text) => text.replaceAll('failed', 'passed') } },
    'the evidence comes to another verdict (pass, not fail;',
  ],
  [
    'the result of the statement',
    { statement: (statement) => ({ ...statement, predicate: { ...statement.predicate, result: 'PASSED' } }) },
    'the statement says something else than the verdict',
  ],
  [
    'an OSCAL document',
    { documents: (text) => text.replaceAll('"fail"', '"pass"') },
    'the evidence comes to other OSCAL documents (different: oscal/assessment-results.json)',
  ],
  [
    'that there are fewer OSCAL documents',
    { documents: (text) => (text.startsWith('{\n  "catalog"') ? undefined : text) },
    'the evidence comes to other OSCAL documents (different: oscal/catalog.json)',
  ],
  [
    'the revision of the harness',
    {
      manifest: ({ judged, ...manifest }) => ({
        ...manifest,
        judged: { ...judged, harness: { ...judged.harness, gitRevision: 'f'.repeat(40) } },
      }),
    },
    'the manifest names another harness than the evidence',
  ],
  ['the sealing time', { manifest: (manifest) => ({ ...manifest, sealedAt: earlier }) }, 'the times are not in order'],
];

for (const [what, forgery, says] of forgeries) {
  test(`a dossier whose signer forged ${what} is judged by its evidence`, async () => {
    await using dossier = await writeDossier({ checks: [{ title: 'a code', outcome: failure }] });
    const zip = await pack(forge(await unpack(dossier.file), forgery), dossier.copy);
    const { problems } = await verifyDossier(zip, trust, sealedAt);
    expect(problems.map(({ message }) => message).join('\n')).toContain(says);
    expect(problems).toHaveLength(says === '' ? 0 : 1);
  });
}
