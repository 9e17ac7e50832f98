import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { claimFolder, createRunFolder, isWrittenByAnother } from '../../reports/record/folders.ts';

/** Where explorations are kept that nobody named a folder for. */
export const explorationsFolder = join(import.meta.dirname, '..', '..', 'reports', 'out', 'explore');

const sequences = /^(finding-\d+|unfinished)\.(json|mjs)$/;

/** What a run leaves that is read again with the next one. */
const ofRuns: readonly string[] = [
  ...[fileNames.planned, fileNames.outcomes, fileNames.run, fileNames.catalogue, fileNames.deviations],
  ...[fileNames.selection, fileNames.results, fileNames.verdict, 'report', fileNames.traceability],
  ...[fileNames.junit, fileNames.summary, fileNames.exploration, fileNames.judgement, fileNames.sums, fileNames.proof],
];

const mark = (folder: string): Promise<void> =>
  writeFile(
    join(folder, fileNames.explorer),
    'npm run explore writes here, and removes what it wrote when it begins anew.\n',
  );

/** Takes away what an earlier exploration left, and nothing else: the folder may be anybody's. */
const clear = async (folder: string): Promise<void> => {
  const names = await readdir(folder);
  const isOurs = names.includes(fileNames.explorer) || names.includes(fileNames.exploration);
  const left = names.filter((name) => sequences.test(name) || ofRuns.includes(name));
  if (!isOurs && left.length > 0) {
    throw new HarnessError(
      `${folder} holds another run, or files that are called as those of explorations (${left[0]})`,
      'Give an empty folder with --out, or leave --out away',
    );
  }
  // Before anything goes: it tells whose the others are, should this be cut short.
  await mark(folder);
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true })));
};

/**
 * Makes the folder that somebody named, before anything starts, and leaves nothing of an earlier exploration in it.
 *
 * @throws HarnessError for one that cannot be written, and for one that holds a run of the suites or of load
 */
export const requireOwnFolder = async (out: string): Promise<void> => {
  try {
    await mkdir(out, { recursive: true });
    if (await isWrittenByAnother(out)) {
      throw new HarnessError(
        `another exploration writes to ${out}`,
        'Name another folder with --out; if there is none, remove the file owner.pid there',
      );
    }
    await clear(out);
    await claimFolder(out);
  } catch (error) {
    throw error instanceof HarnessError
      ? error
      : new HarnessError(`${out} cannot be written (${describeError(error)})`, 'Name another folder with --out', {
          cause: error,
        });
  }
};

/** The folder of an exploration. @param out as somebody named it, made before */
export const openFolder = async (out: string | undefined, targetKind: string): Promise<string> => {
  if (out !== undefined) {
    return out;
  }
  const folder = await createRunFolder({ outFolder: explorationsFolder, targetKind });
  await mark(folder);
  return folder;
};
