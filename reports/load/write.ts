import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { readVerdict } from '../verdict/verdict-file.ts';
import { readLoadResult } from './files.ts';
import { loadPage } from './page.ts';

/**
 * Writes the page of a load run into its folder, which has its verdict already.
 *
 * @param baseline folder of an earlier run to compare with
 * @returns the page
 * @throws Error when one of the folders has no whole load run
 */
export const writeLoadPage = async (folder: string, baseline?: string): Promise<string> => {
  const [result, earlier, verdict] = await Promise.all([
    readLoadResult(folder),
    baseline === undefined ? undefined : readLoadResult(baseline),
    readVerdict(join(folder, fileNames.verdict)),
  ]);
  if (!verdict) {
    throw new Error(`${folder} contains no verdict of a load run`);
  }
  const page = join(folder, fileNames.loadPage);
  const hasDashboard = existsSync(join(folder, fileNames.dashboard));
  await writeFile(page, loadPage({ result, verdict, baseline: earlier, hasDashboard }));
  return page;
};
