import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { readJson } from '../record/read-record.ts';
import { traceabilityPage } from './page.ts';

/**
 * Writes the traceability page into the folder of a run.
 *
 * @returns the page; undefined for a run without catalogue
 */
export const writeTraceability = async (folder: string, verdict: Verdict): Promise<string | undefined> => {
  const catalogue = await readJson(join(folder, fileNames.catalogue), catalogueFileSchema);
  if (!catalogue) {
    return undefined;
  }
  const page = join(folder, fileNames.traceability);
  await writeFile(page, traceabilityPage(verdict, catalogue));
  return page;
};
