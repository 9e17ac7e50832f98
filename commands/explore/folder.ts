import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { createRunFolder } from '../../reports/record/folders.ts';

/** Where explorations are kept that nobody named a folder for. */
export const explorationsFolder = join(import.meta.dirname, '..', '..', 'reports', 'out', 'explore');

const sequences = /^(finding-\d+|unfinished)\.(json|mjs)$/;

/** What a run leaves that is read again with the next one. */
const ofRuns: readonly string[] = [
  ...[fileNames.planned, fileNames.outcomes, fileNames.run, fileNames.catalogue, fileNames.deviations],
  ...[fileNames.selection, fileNames.results, fileNames.verdict, 'report', fileNames.traceability],
  ...[fileNames.junit, fileNames.summary],
];

/** @throws HarnessError for a folder that holds a run of the suites or of load, which an exploration must not overwrite */
export const requireOwnFolder = (out: string | undefined): void => {
  const isAnothers =
    out !== undefined &&
    !existsSync(join(out, fileNames.exploration)) &&
    [fileNames.planned, fileNames.results, fileNames.verdict].some((name) => existsSync(join(out, name)));
  if (isAnothers) {
    throw new HarnessError(`${out} holds another run`, 'Give an empty folder with --out, or leave --out away');
  }
};

/** Takes away what an earlier exploration left, and nothing else: the folder may be anybody's. */
const clearFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const isOurs = existsSync(join(folder, fileNames.exploration));
  const names = (await readdir(folder)).filter((name) => sequences.test(name) || (isOurs && ofRuns.includes(name)));
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
  // The last of all: it tells whose the others are.
  await rm(join(folder, fileNames.exploration), { force: true });
};

/** The folder of an exploration, where nothing of an earlier one is left. @param out as somebody named it */
export const openFolder = async (out: string | undefined, targetKind: string): Promise<string> => {
  if (out === undefined) {
    return createRunFolder({ outFolder: explorationsFolder, targetKind });
  }
  await clearFolder(out);
  return out;
};
