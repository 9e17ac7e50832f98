import { fileNames } from '../../contracts/record/file-names.ts';
import { openArchive } from './archive/entries.ts';
import { readArchived } from './contents.ts';
import { wrong } from './files/problem.ts';
import { evidencePath } from './manifest.ts';

/**
 * The text of the verdict in a dossier. Nothing is verified: neither who signed it nor that the evidence comes to it.
 *
 * @throws DossierProblem where the archive is damaged or has no verdict
 */
export const readSealedVerdict = async (path: string): Promise<string> => {
  using archive = await openArchive(path);
  const name = evidencePath(fileNames.verdict);
  const file = archive.files.find((each) => each.path === name);
  if (!file) {
    throw wrong(`${name} is missing`);
  }
  return (await readArchived(file)).toString();
};
