import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { loadConfig } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { secretsOfMachine } from '../../fixtures/stack/secrets.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { chooseFiles } from '../../reports/dossier/choose-files.ts';
import { hashFile } from '../../reports/dossier/files/folder-files.ts';
import { requireJudged, requireUnchanged } from '../../reports/dossier/require-run.ts';
import { createSecretSearch } from '../../reports/dossier/secrets/secrets-in.ts';
import { oscalDocuments } from '../../reports/oscal/documents.ts';
import { whyNoClaim } from '../../reports/oscal/metadata.ts';
import type { EvidenceFile } from '../../reports/oscal/source.ts';
import { readJson } from '../../reports/record/read-record.ts';
import { inOneLine } from './one-line.ts';
import { folderOf } from './run-folder.ts';

const hashed = async (folder: string, paths: readonly string[]): Promise<EvidenceFile[]> => {
  const files: EvidenceFile[] = [];
  for (const path of paths) {
    files.push({ path, sha256: (await hashFile(join(folder, path))).sha256 });
  }
  return files;
};

const documentsOf = async (folder: string, evidenceFolder: string) => {
  const { verdict, judgement } = await requireJudged(folder);
  const paths = await requireUnchanged(folder);
  const { files } = await chooseFiles({ folder, paths, leftOut: [] }, verdict);
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema).catch(() => undefined);
  if (!catalogue) {
    throw new HarnessError(
      `${folder} does not have the catalogue that it was judged by`,
      'Run again with this harness',
    );
  }
  const source = { verdict, judgement, catalogue, files: await hashed(folder, files), evidenceFolder };
  return { verdict, documents: oscalDocuments(source) };
};

const write = async (out: string, documents: ReadonlyMap<string, string>): Promise<void> => {
  try {
    await mkdir(out, { recursive: true });
    for (const [name, text] of documents) {
      await writeFile(join(out, name), text);
    }
  } catch (error) {
    throw new HarnessError(`${out} cannot be written`, 'Give a folder that is there or can be made', { cause: error });
  }
};

/** Makes sure that nothing is handed out that `seal` would not seal. */
const requireNoSecret = async (documents: ReadonlyMap<string, string>): Promise<void> => {
  await using draft = await temporaryFolder('oscal');
  await write(draft.path, documents);
  const found = await createSecretSearch(secretsOfMachine(loadConfig())).all(draft.path, [...documents.keys()]);
  if (found.length > 0) {
    throw new HarnessError(
      `secrets are in what the checks say (${[...new Set(found.map(({ kind }) => kind))].join(', ')})`,
      'Nothing was written: remove the cause in what was tested and run again',
    );
  }
};

/** Writes the OSCAL documents of a run. @returns the exit code */
export const writeOscal = async (run: string, { out }: { readonly out?: string }): Promise<number> => {
  const folder = await folderOf(run);
  const place = typedPath(out ?? `${basename(folder)}.oscal`);
  const evidenceFolder = relative(place, folder).split(sep).join('/');
  if (/^(\.\.\/)*\.\.$|^$/.test(evidenceFolder)) {
    throw new HarnessError(`${place} is in the folder of the run, whose files are evidence`, 'Give a folder beside it');
  }
  const { verdict, documents } = await inOneLine(() => documentsOf(folder, evidenceFolder));
  await requireNoSecret(documents);
  await write(place, documents);
  process.stdout.write(`Wrote ${documents.size} OSCAL documents of ${verdict.run.id}\n`);
  const why = whyNoClaim(verdict);
  process.stdout.write(why === undefined ? '' : `No findings: ${why}\n`);
  process.stdout.write(`OSCAL: ${place}\n`);
  return exitCodes.pass;
};
