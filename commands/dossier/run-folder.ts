import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';

/**
 * The folder of a run.
 *
 * @param run as typed: the folder, a link to it, or its verdict
 */
export const folderOf = async (run: string): Promise<string> => {
  const place = typedPath(run);
  const found = await realpath(place).catch(() => {
    throw new HarnessError(`there is no run ${run}`, 'Give the folder of a run, such as reports/out/latest');
  });
  return basename(found) === fileNames.verdict ? dirname(found) : found;
};
