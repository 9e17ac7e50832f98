import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { loadRunSchema } from '../../contracts/record/load-run-schema.ts';
import { HarnessError } from '../../fixtures/errors.ts';

export const runFileName = 'load.json';

export const writeRun = (folder: string, run: LoadRun): Promise<void> =>
  writeFile(join(folder, runFileName), `${JSON.stringify(run, null, 2)}\n`);

/** @throws HarnessError when the folder holds no run */
export const readRun = async (folder: string): Promise<LoadRun> => {
  try {
    return loadRunSchema.parse(JSON.parse(await readFile(join(folder, runFileName), 'utf8')));
  } catch (error) {
    throw new HarnessError(
      `${folder} holds no load run`,
      'Name a folder that "npm run load" wrote, with its load.json',
      {
        cause: error,
      },
    );
  }
};
