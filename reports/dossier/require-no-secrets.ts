import { join } from 'node:path';
import type { Secret } from '../../contracts/record/dossier.ts';
import { DossierProblem } from './files/problem.ts';
import { listed } from './require-run.ts';
import { detectedIn } from './secrets/detect.ts';
import { placesOf } from './secrets/search.ts';

const refusal =
  'Nothing was sealed: remove the cause in what was tested and run again, for a file that is changed by hand is no evidence';

/** Makes sure that redaction left no secret: none that this machine knows, and none that looks like one. */
export const requireNoSecrets = async (
  folder: string,
  chosen: readonly string[],
  known: readonly Secret[],
): Promise<void> => {
  const found = (await placesOf(folder, chosen, known)).map(({ kind, file }) => ({ kind, file }));
  for (const file of chosen) {
    found.push(...(await detectedIn(join(folder, file))).map((kind) => ({ kind, file })));
  }
  if (found.length > 0) {
    const places = [...new Set(found.map(({ kind, file }) => `${kind} in ${file}`))];
    throw new DossierProblem(`secrets are among the evidence (${listed(places)})`, refusal);
  }
};
