import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KnownOfRun } from '../contracts/record/dossier.ts';
import { exitCodeOf, exitCodes } from '../contracts/record/verdict.ts';
import { generateReport } from './allure/report.ts';
import { type CiOptions, writeForCi } from './ci/write.ts';
import { writeSums } from './dossier/files/sums.ts';
import { writeSecretSearch } from './dossier/secrets/search.ts';
import { takeOutSecrets } from './dossier/secrets/take-out.ts';
import { makeLatest, removeOldRuns } from './record/folders.ts';
import { verdictTable } from './terminal/verdict-table.ts';
import { writeTraceability } from './traceability/page.ts';
import { judgeRun } from './verdict/judge-run.ts';
import type { About } from './verdict/verdict.ts';

export interface FinishOptions extends About {
  /** Folder of the run, from `createRunFolder`. */
  readonly folder: string;
  readonly ci?: CiOptions;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  readonly colour: boolean;
  /** What nobody may find in the folder; absent: not known, so that the run cannot be sealed. */
  readonly known?: KnownOfRun | undefined;
}

/** Where the report of a run lies and how to open it. */
export const whereToLook = (page: string): string =>
  `Report: ${pathToFileURL(page)}\nOpen it with: npm run report -- open`;

/**
 * Writes all that readers get of a run: verdict, files for CI, pages. A report that cannot be written turns a pass into
 * undecided.
 */
export const writeReports = async ({ folder, ci = {}, output, known, ...about }: Omit<FinishOptions, 'colour'>) => {
  const takenOut = await takeOutSecrets(folder, known?.secrets ?? []);
  const verdict = await judgeRun({ folder, ...about });
  await writeForCi(folder, verdict, { ...ci, output });
  const traceability = await writeTraceability(folder, verdict);
  const page = await generateReport(folder, verdict).catch((error: unknown) => {
    output.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  });
  if (known) {
    await writeSecretSearch(folder, known, takenOut);
  }
  await writeSums(folder);
  const exitCode = page ? exitCodeOf(verdict) : exitCodeOf(verdict) || exitCodes.undecided;
  return { verdict, traceability, page, exitCode };
};

/**
 * Ends a run: verdict, report, `latest`, table. Without a report `latest` stays with the run before.
 *
 * @returns the exit code: 0 conforms, 1 does not, 2 undecided
 */
export const finishRun = async ({ colour, ...options }: FinishOptions): Promise<number> => {
  const { folder, output } = options;
  const { verdict, traceability, page, exitCode } = await writeReports(options);
  output.write(`\n${verdictTable(verdict, { colour, width: output.columns || 120 })}\n\n`);
  for (const note of verdict.notes) {
    output.write(`Note: ${note}\n`);
  }
  if (page) {
    await makeLatest(folder);
    await removeOldRuns(join(folder, '..'));
    output.write(`${traceability ? `Traceability: ${pathToFileURL(traceability)}\n` : ''}${whereToLook(page)}\n`);
  }
  return exitCode;
};
