import type { Secret } from '../../contracts/record/dossier.ts';
import { DossierProblem } from './files/problem.ts';
import { listed } from './require-run.ts';
import { createSecretSearch } from './secrets/secrets-in.ts';

const refusal =
  'Nothing was sealed: remove the cause in what was tested and run again, for a file that is changed by hand is no evidence';

/** The run has a secret of this machine, which redaction was not told of. */
export class KnownSecretsLeft extends DossierProblem {}

interface Files {
  readonly folder: string;
  readonly files: readonly string[];
}

interface Evidence {
  /** The run as it was, where redaction was told of no secret of this machine: it may have left a part of one. */
  readonly before: Files | undefined;
  /** What is sealed. */
  readonly sealed: Files;
}

/**
 * Makes sure that redaction left no secret: none that this machine knows, and none that looks like one.
 *
 * @throws KnownSecretsLeft where the run had one that redaction was not told of
 */
export const requireNoSecrets = async ({ before, sealed }: Evidence, known: readonly Secret[]): Promise<void> => {
  const search = createSecretSearch(known);
  const there = before ? await search.known(before.folder, before.files) : [];
  const left = there.length > 0 ? there : await search.all(sealed.folder, sealed.files);
  if (left.length > 0) {
    const places = [...new Set(left.map(({ kind, file }) => `${kind} in ${file}`))];
    const Problem = there.length > 0 ? KnownSecretsLeft : DossierProblem;
    throw new Problem(`secrets are among the evidence (${listed(places)})`, refusal);
  }
};
