import { DossierProblem } from './files/problem.ts';
import { listed } from './require-run.ts';
import type { FoundSecret } from './secrets/secrets-in.ts';

const refusal =
  'Nothing was sealed: remove the cause in what was tested and run again, for a file that is changed by hand is no evidence';

/** The run has a secret of this machine, which redaction was not told of. */
export class KnownSecretsLeft extends DossierProblem {}

const listPlaces = (found: readonly FoundSecret[]): string =>
  listed([...new Set(found.map(({ kind, file }) => `${kind} in ${file}`))]);

/** @throws KnownSecretsLeft where the run, before its redaction, has secrets of this machine */
export const requireNoneKnown = (found: readonly FoundSecret[]): void => {
  if (found.length > 0) {
    throw new KnownSecretsLeft(`secrets are among the evidence (${listPlaces(found)})`, refusal);
  }
};

/** @throws DossierProblem where redaction left a secret that this machine knows, or what looks like one */
export const requireNoneLeft = (found: readonly FoundSecret[]): void => {
  if (found.length > 0) {
    throw new DossierProblem(`secrets are among the evidence (${listPlaces(found)})`, refusal);
  }
};
