import { join } from 'node:path';
import { type Secret, secretSearchSchema } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { readJson } from '../record/read-record.ts';
import { DossierProblem } from './files/problem.ts';
import { listed } from './require-run.ts';
import { detectedIn } from './secrets/detect.ts';
import { searchSecrets } from './secrets/search.ts';

const refusal =
  'Nothing was sealed: remove the cause in what was tested and run again, for a file that is changed by hand is no evidence';

/**
 * Makes sure that no secret is among the evidence: none that the run or this machine knows, in the whole folder, and none
 * that looks like one in what would be sealed.
 */
export const requireNoSecrets = async (
  folder: string,
  chosen: readonly string[],
  known: readonly Secret[],
): Promise<void> => {
  const ofRun = await readJson(join(folder, fileNames.secretSearch), secretSearchSchema).catch(() => undefined);
  if (!ofRun) {
    throw new DossierProblem(
      `${folder} does not say that it was searched for the secrets of its stack`,
      'Run again with this harness',
    );
  }
  const found = [...ofRun.found, ...(await searchSecrets(folder, known)).found];
  for (const file of chosen.filter((path) => !/\.(jpe?g|png|webp)$/.test(path))) {
    found.push(...(await detectedIn(join(folder, file))).map((kind) => ({ kind, file })));
  }
  if (found.length > 0) {
    const places = [...new Set(found.map(({ kind, file }) => `${kind} in ${file}`))];
    throw new DossierProblem(`secrets are among the evidence (${listed(places)})`, refusal);
  }
};
