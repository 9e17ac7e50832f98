import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type LoadRun, loadRunSchema } from '../../contracts/record/load-run.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';

export const writeRun = (folder: string, run: LoadRun): Promise<void> =>
  writeFile(join(folder, fileNames.load), `${JSON.stringify(run, null, 2)}\n`);

/** @throws HarnessError when the folder holds no run */
export const readRun = async (folder: string): Promise<LoadRun> => {
  try {
    return loadRunSchema.parse(JSON.parse(await readFile(join(folder, fileNames.load), 'utf8')));
  } catch (error) {
    throw new HarnessError(
      `${folder} contains no load run`,
      'Name a folder that "npm run load" wrote, with its load.json',
      {
        cause: error,
      },
    );
  }
};
