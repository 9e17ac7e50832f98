import { dossierNames, type Manifest, type ManifestFile } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Judgement } from '../../contracts/record/judgement.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import type { SealedDocument } from './documents.ts';
import { DossierProblem } from './files/problem.ts';
import { sha256Of, sumsText } from './files/sums.ts';

/** What of a dossier its manifest cannot have. */
export interface Signed {
  readonly statement: Buffer;
  readonly bundle: Buffer;
  readonly documents?: readonly SealedDocument[];
}

/** Where a file of the run's folder is in its dossier. */
export const evidencePath = (path: string): string => `${dossierNames.evidence}/${path}`;

const fileNamed = (files: readonly ManifestFile[], name: string): ManifestFile => {
  const found = files.find(({ path }) => path === evidencePath(name));
  if (!found) {
    throw new DossierProblem(`there is no ${name} among what the run left`, 'Run again: the run is not whole');
  }
  return found;
};

/** What a manifest says of a run, from what it was judged by and came to. */
export const aboutRun = (
  { run, verdict }: Verdict,
  { judgedAt, environment, lockfileSha256 }: Judgement,
  files: readonly ManifestFile[],
): Pick<Manifest, 'run' | 'judged'> => ({
  run: { id: run.id, startedAt: run.startedAt, judgedAt, command: run.command, whole: run.whole, verdict },
  judged: {
    catalogue: fileNamed(files, fileNames.catalogue),
    register: fileNamed(files, fileNames.deviations),
    harness: {
      version: environment.versions.harness,
      ...{ gitRevision: environment.gitRevision, gitDirty: environment.gitDirty, lockfileSha256 },
    },
    target: environment.target,
    versions: environment.versions,
  },
});

/**
 * The sums of a dossier, of its signed statement and documents too: for `sha256sum -c` in the folder where it was unpacked.
 */
export const dossierSums = (
  { files }: Manifest,
  manifestSha256: string,
  { statement, bundle, documents = [] }: Signed,
): string =>
  sumsText([
    ...files,
    ...[{ path: dossierNames.manifest, sha256: manifestSha256 }, ...documents],
    { path: dossierNames.statement, sha256: sha256Of(statement) },
    { path: dossierNames.bundle, sha256: sha256Of(bundle) },
  ]);
