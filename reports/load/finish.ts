import { type RunEnvironment, verdictSchema } from '../../contracts/record/verdict.ts';
import { generateReport } from '../allure/report.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeVerdict } from '../verdict/verdict-file.ts';
import { writeLoadChecks } from './checks.ts';
import { readLoadResult } from './files.ts';
import { writeLoadPage } from './page.ts';

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
export const finishLoadRun = async ({ folder, environment, baseline }: FinishLoadOptions) => {
  await writeLoadChecks(folder, await readLoadResult(folder));
  const verdict = verdictSchema.parse(await buildVerdict({ folder, environment, rules: {} }));
  await writeVerdict(folder, verdict);
  const page = await writeLoadPage(folder, baseline);
  return { verdict, page, report: await generateReport(folder, verdict) };
};
