import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { dossierNames, type Manifest, type ManifestFile } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { judgementSchema } from '../../contracts/record/judgement.ts';
import { verdictSchema } from '../../contracts/record/verdict.ts';
import { oscalDocuments } from '../oscal/documents.ts';
import type { PackedFile } from './archive/pack.ts';
import { DossierProblem, wrong } from './files/problem.ts';
import { sha256Of } from './files/sums.ts';
import { evidencePath } from './manifest.ts';

type Read = (name: string) => Promise<Buffer>;

const evidenceFolder = `${dossierNames.evidence}/`;
const isDocument = ({ path }: ManifestFile): boolean => path.startsWith(`${dossierNames.oscal}/`);

/** The documents of the evidence as it is sealed, and what the manifest says of each. */
const documentsOf = async (read: Read, entries: readonly ManifestFile[]) => {
  const json = async (name: string): Promise<unknown> => JSON.parse((await read(name)).toString());
  const documents = oscalDocuments({
    verdict: verdictSchema.parse(await json(fileNames.verdict)),
    catalogue: catalogueFileSchema.parse(await json(fileNames.catalogue)),
    judgement: judgementSchema.parse(await json(fileNames.judgement)),
    files: entries
      .filter(({ path }) => path.startsWith(evidenceFolder))
      .map(({ path, sha256 }) => ({ path: path.slice(evidenceFolder.length), sha256 })),
    evidenceFolder: `../${dossierNames.evidence}`,
  });
  return [...documents].map(([name, text]) => {
    const [path, content] = [`${dossierNames.oscal}/${name}`, Buffer.from(text)];
    return { packed: { path, content }, entry: { path, size: content.length, sha256: sha256Of(content) } };
  });
};

/** Adds the OSCAL documents to what is sealed, made of it as it is sealed, for who verifies has no other. */
export const withOscal = async (sealed: {
  readonly packed: readonly PackedFile[];
  readonly entries: readonly ManifestFile[];
}) => {
  const documents = await documentsOf(async (name) => {
    const file = sealed.packed.find(({ path }) => path === evidencePath(name));
    if (!file) {
      throw new DossierProblem(`there is no ${name} among what the run left`, 'Run again: the run is not whole');
    }
    return file.content ?? (await readFile(file.from));
  }, sealed.entries);
  return {
    packed: [...sealed.packed, ...documents.map(({ packed }) => packed)],
    entries: [...sealed.entries, ...documents.map(({ entry }) => entry)],
  };
};

/**
 * Makes sure that the OSCAL documents are those of the evidence; a dossier from before there were any has none.
 *
 * @param folder where the evidence was unpacked
 * @returns how many there are
 */
export const requireOscal = async (folder: string, { files, judged }: Manifest): Promise<number> => {
  const found = files.filter(isDocument);
  if (found.length === 0) {
    return 0;
  }
  const read: Read = (name) => readFile(join(folder, name));
  const expected = await documentsOf(read, files).catch((error: unknown) => {
    throw wrong('OSCAL documents cannot be made from the evidence', error);
  });
  const sums = new Map(expected.map(({ entry }) => [entry.path, entry.sha256]));
  const differing = [
    ...found.filter(({ path, sha256 }) => sums.get(path) !== sha256).map(({ path }) => path),
    ...[...sums.keys()].filter((path) => !found.some((file) => file.path === path)),
  ];
  if (differing.length > 0) {
    throw new DossierProblem(
      `the evidence comes to other OSCAL documents (different: ${differing.join(', ')})`,
      `Make them with the harness that sealed it, at ${judged.harness.gitRevision ?? 'its revision'}, or take them as refuted`,
    );
  }
  return found.length;
};
