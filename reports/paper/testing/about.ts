import type { Manifest } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import type { RunEnvironment, Verdict } from '../../../contracts/record/verdict.ts';
import { readRecord } from '../../record/read-record.ts';
import { someEnvironment, someRules } from '../../testing/inline-run.ts';
import { type WrittenCheck, writeCatalogue, writeRun } from '../../testing/written-run.ts';
import { buildVerdict } from '../../verdict/verdict.ts';
import type { About } from '../about.ts';

type Rules = Parameters<typeof writeCatalogue>[1];

interface Written extends Rules {
  readonly environment?: RunEnvironment;
  readonly leftOut?: Manifest['leftOut'];
}

/** SHA-256 of each file of evidence, and of the manifest. */
export const [evidenceSha256, manifestSha256] = ['0123456789abcdef'.repeat(4), 'ab'.repeat(32)] as const;

const manifestOf = ({ run, target, versions, checks, verdict }: Verdict, leftOut: Manifest['leftOut']): Manifest => {
  const file = (path: string) => ({ path: `evidence/${path}`, size: 1, sha256: evidenceSha256 });
  const { harness: version } = versions;
  return {
    ...{ schemaVersion: 1, sealedAt: '2026-11-24T22:00:00.000Z', withheld: [], leftOut, redacted: {} },
    run: { ...run, verdict, judgedAt: '2026-11-24T21:00:00.000Z' },
    judged: {
      ...{ catalogue: file(fileNames.catalogue), register: file(fileNames.deviations), target, versions },
      harness: { version, gitRevision: run.gitRevision, gitDirty: run.gitDirty, lockfileSha256: null },
    },
    files: checks.flatMap(({ evidence }) => evidence.map((each) => file(each.file))),
  };
};

/** What a report is made from, of a run of these checks that nobody ran. */
export const aboutRunOf = async (
  checks: readonly WrittenCheck[],
  { environment = someEnvironment, leftOut = [], ...rules }: Written = {},
): Promise<About> => {
  await using run = await writeRun(checks);
  await writeCatalogue(run.folder, rules);
  const verdict = await buildVerdict({ folder: run.folder, environment, rules: someRules });
  const { catalogue } = await readRecord(run.folder);
  if (!catalogue) {
    throw new Error('the catalogue that was written is absent');
  }
  return { verdict, catalogue, proof: rules.proof, manifest: manifestOf(verdict, leftOut), manifestSha256 };
};
