import type { Secret } from '../../contracts/record/dossier.ts';
import { DossierProblem } from './files/problem.ts';
import { listed } from './require-run.ts';
import { secretsIn } from './secrets/secrets-in.ts';

const refusal =
  'Nothing was sealed: remove the cause in what was tested and run again, for a file that is changed by hand is no evidence';

/** Makes sure that redaction left no secret: none that this machine knows, and none that looks like one. */
export const requireNoSecrets = async (
  folder: string,
  chosen: readonly string[],
  known: readonly Secret[],
): Promise<void> => {
  const found = await secretsIn(folder, chosen, known);
  if (found.length > 0) {
    const places = [...new Set(found.map(({ kind, file }) => `${kind} in ${file}`))];
    throw new DossierProblem(`secrets are among the evidence (${listed(places)})`, refusal);
  }
};
