import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileNames } from '../../contracts/record/file-names.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { type Comparison, compareVerdicts } from '../../reports/comparison/compare.ts';
import { comparisonPage } from '../../reports/comparison/page.ts';
import { comparisonTable } from '../../reports/comparison/table.ts';
import { requireVerdict } from '../suites/read-verdict.ts';

/**
 * What changed from each run to the next.
 *
 * @param paths verdict files, or folders of runs, oldest first
 * @throws HarnessError where one of them is none
 */
export const compareRuns = async (paths: readonly string[]): Promise<Comparison[]> => {
  // One after the other, so that the first one that contains no verdict is the one that is named.
  const verdicts = await Array.fromAsync(paths, requireVerdict);
  return verdicts.slice(1).flatMap((after, at) => {
    const before = verdicts[at];
    return before ? [compareVerdicts(before, after)] : [];
  });
};

/** Prints comparisons, and writes them as a page into a folder. */
export const showComparisons = async (comparisons: readonly Comparison[], folder: string): Promise<void> => {
  const colour = process.stdout.hasColors?.() ?? false;
  for (const comparison of comparisons) {
    process.stdout.write(`\n${comparisonTable(comparison, { colour, width: process.stdout.columns || 120 })}\n`);
  }
  const page = join(typedPath(folder), fileNames.comparison);
  await writeFile(page, comparisonPage(comparisons));
  process.stdout.write(`\nWhat changed: ${pathToFileURL(page)}\n`);
};
