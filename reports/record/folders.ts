import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';

const latest = 'latest';
const ownerFile = 'owner.pid';
/** Sorts by time: `20261124-205430-embedded-1f3a`. */
const runId = /^\d{8}-\d{6}-[^.]+$/;

/** Whether a folder is called as that of a run. */
export const isRunId = (name: string): boolean => runId.test(name);

/** Notes in a folder that this process writes there. */
export const claimFolder = (folder: string): Promise<void> => writeFile(join(folder, ownerFile), String(process.pid));

interface RunFolderOptions {
  /** Where the folders of all runs lie: `reports/out`. */
  readonly outFolder: string;
  readonly targetKind: string;
  readonly now?: Date;
}

/** Makes the folder of a new run, named by time and target, unlike that of any run beside it. */
export const createRunFolder = async ({
  outFolder,
  targetKind,
  now = new Date(),
}: RunFolderOptions): Promise<string> => {
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const folder = join(outFolder, `${time}-${targetKind}-${randomBytes(2).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  await claimFolder(folder);
  return folder;
};

/** Folder of the last run whose report was written, if there is one. */
export const latestRunFolder = async (outFolder: string): Promise<string | undefined> =>
  realpath(join(outFolder, latest)).catch(() => undefined);

/** Lets `latest` lead to this run. The link is replaced in one step, so that a reader never finds it missing. */
export const makeLatest = async (folder: string): Promise<void> => {
  const link = join(folder, '..', latest);
  const draft = `${link}.${process.pid}`;
  await rm(draft, { force: true });
  await symlink(basename(folder), draft, 'dir');
  await rename(draft, link);
};

/** The process that writes a run into a folder, which has no verdict yet; undefined where there is none. */
const writerOf = async (folder: string): Promise<number | undefined> => {
  try {
    const owner = Number(await readFile(join(folder, ownerFile), 'utf8'));
    return process.kill(owner, 0) && !existsSync(join(folder, fileNames.verdict)) ? owner : undefined;
  } catch {
    return undefined;
  }
};

/** Whether another process writes a run into a folder. */
export const isWrittenByAnother = async (folder: string): Promise<boolean> =>
  ![undefined, process.pid].includes(await writerOf(folder));

/** Removes all runs but the newest, the one that `latest` leads to, and any that is under way. */
export const removeOldRuns = async (outFolder: string, keep = 10): Promise<void> => {
  const names = (await readdir(outFolder)).filter(isRunId).sort();
  const current = await latestRunFolder(outFolder);
  for (const name of names.slice(0, -keep)) {
    const folder = join(outFolder, name);
    if (name !== (current && basename(current)) && (await writerOf(folder)) === undefined) {
      await rm(folder, { recursive: true, force: true });
    }
  }
};
