import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type Growth, growthSchema } from '../../contracts/record/load-growth.ts';
import { type Observed, observedSchema } from '../../contracts/record/load-observed.ts';
import { type LoadRun, loadRunSchema } from '../../contracts/record/load-run.ts';
import { readJson } from '../record/read-record.ts';

/** A load run as its folder has it. */
export interface LoadResult {
  readonly run: LoadRun;
  readonly observed: Observed;
  readonly growth?: Growth | undefined;
}

/**
 * Reads a run.
 *
 * @throws Error when the folder has none
 */
export const readLoadResult = async (folder: string): Promise<LoadResult> => {
  const [run, observed, growth] = await Promise.all([
    readJson(join(folder, fileNames.load), loadRunSchema),
    readJson(join(folder, fileNames.observed), observedSchema),
    readJson(join(folder, fileNames.growth), growthSchema),
  ]);
  if (!run || !observed) {
    throw new Error(`${folder} has no whole load run: ${run ? fileNames.observed : fileNames.load} is missing`);
  }
  return { run, observed, growth };
};
