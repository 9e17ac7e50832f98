import { join } from 'node:path';
import { catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import type { Manifest } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { proofSchema } from '../../contracts/record/proof.ts';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import type { About } from '../paper/about.ts';
import { readJson } from '../record/read-record.ts';
import { sha256Of } from './files/sums.ts';

/** A file that is made from the manifest, so that the manifest cannot have it: the statement does. */
export interface SealedDocument {
  readonly path: string;
  readonly sha256: string;
}

/** Makes reports for people from what is sealed, by their names in the dossier. */
export type Print = (about: About) => Promise<ReadonlyArray<{ readonly path: string; readonly content: Buffer }>>;

interface Sealed {
  readonly verdict: Verdict;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Files of the run that are sealed in another form than they have in its folder. */
  readonly changed: ReadonlyMap<string, Buffer>;
}

/** Prints the reports of a run that is being sealed, which show no more than what is sealed. */
export const printDocuments = async (print: Print, folder: string, { changed, ...sealed }: Sealed) => {
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema);
  if (!catalogue) {
    return [];
  }
  const text = changed.get(fileNames.verdict)?.toString();
  const verdict = text === undefined ? sealed.verdict : verdictSchema.parse(JSON.parse(text));
  const proof = await readJson(join(folder, fileNames.proof), proofSchema);
  const documents = await print({ ...sealed, verdict, catalogue, proof });
  return documents.map((document) => ({
    ...document,
    sha256: sha256Of(document.content),
  }));
};
