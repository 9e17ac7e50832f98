import type { KnownOfRun } from '../../contracts/record/dossier.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { generateReport } from '../allure/report.ts';
import { writeSums } from '../dossier/files/sums.ts';
import { writeSecretSearch } from '../dossier/secrets/search.ts';
import { takeOutSecrets } from '../dossier/secrets/take-out.ts';
import { judgeRun } from '../verdict/judge-run.ts';
import { writeLoadChecks } from './checks.ts';
import { readLoadResult } from './files.ts';
import { writeLoadPage } from './page.ts';

interface FinishLoadOptions {
  /** Folder of the run, which has its `load.json` and `observed.json`. */
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** Folder of an earlier run to compare with. */
  readonly baseline?: string | undefined;
  /** What nobody may find in the folder; absent: not known, so that the run cannot be sealed. */
  readonly known?: KnownOfRun | undefined;
}

/**
 * Ends a load run: its objectives and invariants become checks, and these verdict, Allure report and page.
 *
 * @throws Error when one of the folders has no whole load run, or the report cannot be written
 */
export const finishLoadRun = async ({ folder, environment, baseline, known }: FinishLoadOptions) => {
  const takenOut = await takeOutSecrets(folder, known?.secrets ?? []);
  await writeLoadChecks(folder, await readLoadResult(folder));
  const verdict = await judgeRun({ folder, environment, rules: {} });
  const page = await writeLoadPage(folder, baseline);
  const report = await generateReport(folder, verdict);
  if (known) {
    await writeSecretSearch(folder, known, takenOut);
  }
  await writeSums(folder);
  return { verdict, page, report };
};
