import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type RunEnvironment, type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import { generateReport } from '../allure/report.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeLoadChecks } from './checks.ts';
import { readLoadResult } from './files.ts';
import { writeLoadPage } from './write.ts';

interface FinishLoadOptions {
  /** Folder of the run, which has its `load.json` and `observed.json`. */
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** Folder of an earlier run to compare with. */
  readonly baseline?: string | undefined;
}

/**
 * Ends a load run: its objectives and invariants become checks, and these verdict, Allure report and page.
 *
 * @throws Error when one of the folders has no whole load run, or the report cannot be written
 */
export const finishLoadRun = async ({
  folder,
  environment,
  baseline,
}: FinishLoadOptions): Promise<{ readonly verdict: Verdict; readonly page: string; readonly report: string }> => {
  await writeLoadChecks(folder, await readLoadResult(folder));
  const verdict = verdictSchema.parse(await buildVerdict({ folder, environment, rules: {} }));
  const draft = join(folder, `${fileNames.verdict}.draft`);
  await writeFile(draft, `${JSON.stringify(verdict, null, 2)}\n`);
  await rename(draft, join(folder, fileNames.verdict));
  const page = await writeLoadPage(folder, baseline);
  return { verdict, page, report: await generateReport(folder, verdict) };
};
