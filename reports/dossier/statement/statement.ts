import {
  dossierNames,
  type Manifest,
  noResultPredicate,
  testResultPredicate,
} from '../../../contracts/record/dossier.ts';
import { type Check, isAboutLogto, type Verdict } from '../../../contracts/record/verdict.ts';
import { isFailure } from '../../../contracts/record/verdicts.ts';

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: ReadonlyArray<{ readonly name: string; readonly digest: { readonly sha256: string } }>;
  readonly predicateType: string;
  readonly predicate: { readonly result: Result } | { readonly verdict: Verdict['verdict'] };
}

type Result = 'PASSED' | 'WARNED' | 'FAILED';

/** Carried deviations and notes are what a person has to look at though the run conforms. */
const resultOf = ({ verdict, checks, notes }: Verdict): Result => {
  const isWarned = notes.length > 0 || checks.some(({ carried, verdict: of }) => carried === true || of === 'note');
  return verdict !== 'pass' ? 'FAILED' : isWarned ? 'WARNED' : 'PASSED';
};

const namesOf = (checks: readonly Check[], wanted: (check: Check) => boolean): string[] =>
  checks.filter(wanted).map(({ id, project }) => `${id} (${project})`);

/** What was judged, as in-toto describes resources. */
const configurationOf = ({ judged: { catalogue, register, harness, target } }: Manifest) => [
  { name: catalogue.path, digest: { sha256: catalogue.sha256 } },
  { name: register.path, digest: { sha256: register.sha256 } },
  ...(harness.gitRevision === null
    ? []
    : [
        {
          name: 'harness',
          digest: { gitCommit: harness.gitRevision },
          annotations: { dirty: harness.gitDirty, version: harness.version },
        },
      ]),
  ...(harness.lockfileSha256 === null
    ? []
    : [{ name: 'package-lock.json', digest: { sha256: harness.lockfileSha256 } }]),
  ...(target.images ?? []).map(({ name, id, digest }) => ({
    name,
    digest: { sha256: (digest ?? id).replace(/^.*sha256:/, '') },
  })),
];

/** What the run came to, for those who decide by it. */
const testResult = (verdict: Verdict, manifest: Manifest) => ({
  result: resultOf(verdict),
  configuration: configurationOf(manifest),
  passedTests: namesOf(verdict.checks, ({ verdict: of }) => of === 'pass'),
  warnedTests: namesOf(verdict.checks, ({ verdict: of }) => of === 'deviation' || of === 'note'),
  failedTests: namesOf(verdict.checks, ({ verdict: of }) => isFailure(of)),
});

/** Why the run says nothing of a Logto. */
const noResult = ({ verdict, problems, target }: Verdict, manifest: Manifest) => ({
  verdict,
  why: target.isStandIn
    ? ['it was of the stand-in, which is no Logto: it shows that the harness works', ...problems]
    : [...problems],
  configuration: configurationOf(manifest),
});

/**
 * What the signer states of a run, about the evidence manifest of its dossier and the reports that were made from it. A zip
 * cannot hold a statement about itself.
 */
export const statementOf = (
  verdict: Verdict,
  manifest: Manifest,
  manifestSha256: string,
  documents: ReadonlyArray<{ readonly path: string; readonly sha256: string }> = [],
): Statement => {
  const hasResult = isAboutLogto(verdict);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ path: dossierNames.manifest, sha256: manifestSha256 }, ...documents].map(({ path, sha256 }) => ({
      ...{ name: path, digest: { sha256 } },
    })),
    predicateType: hasResult ? testResultPredicate : noResultPredicate,
    predicate: hasResult ? testResult(verdict, manifest) : noResult(verdict, manifest),
  };
};

/** What a statement comes to, for a person. */
export const wordsOf = ({ predicate }: Statement): string =>
  'result' in predicate ? `test result ${predicate.result}` : `no test result, for the run is "${predicate.verdict}"`;
