import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exitCodeOf, exitCodes, type RunEnvironment, verdictSchema } from '../contracts/record/verdict.ts';
import { generateReport } from './allure/report.ts';
import { type CiOptions, writeForCi } from './ci/write.ts';
import type { GateRules } from './gate/judge-gate.ts';
import { makeLatest, removeOldRuns } from './record/folders.ts';
import type { Rules } from './register/rules.ts';
import { verdictTable } from './terminal/verdict-table.ts';
import { writeTraceability } from './traceability/page.ts';
import { buildVerdict } from './verdict/verdict.ts';
import { writeVerdict } from './verdict/verdict-file.ts';

interface FinishOptions {
  /** Folder of the run, from `createRunFolder`. */
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** What failed beside the checks, one sentence each: it leaves the run undecided unless a check failed. */
  readonly troubles?: readonly string[];
  /** How catalogue and register are held to; absent: the run is judged by its checks alone. */
  readonly rules?: Rules;
  /** What limits what can fail the run; absent: nothing does. */
  readonly gate?: GateRules | undefined;
  readonly ci?: CiOptions;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  readonly colour: boolean;
}

/** Where the report of a run lies and how to open it. */
export const whereToLook = (page: string): string =>
  `Report: ${pathToFileURL(page)}\nOpen it with: npm run report -- open`;

/**
 * Ends a run: verdict, report, `latest`, table. A report that cannot be written turns a pass into undecided, and leaves
 * `latest` with the run before.
 *
 * @returns the exit code: 0 conforms, 1 does not, 2 undecided
 */
export const finishRun = async ({
  folder,
  environment,
  troubles = [],
  rules,
  gate,
  ci = {},
  output,
  colour,
}: FinishOptions): Promise<number> => {
  const verdict = verdictSchema.parse(await buildVerdict({ folder, environment, troubles, rules, gate }));
  await writeVerdict(folder, verdict);
  await writeForCi(folder, verdict, { ...ci, output });
  const traceability = await writeTraceability(folder, verdict);
  const page = await generateReport(folder, verdict).catch((error: unknown) => {
    output.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  });
  output.write(`\n${verdictTable(verdict, { colour, width: output.columns || 120 })}\n\n`);
  for (const note of verdict.notes) {
    output.write(`Note: ${note}\n`);
  }
  if (!page) {
    return exitCodeOf(verdict) || exitCodes.undecided;
  }
  await makeLatest(folder);
  await removeOldRuns(join(folder, '..'));
  output.write(`${traceability ? `Traceability: ${pathToFileURL(traceability)}\n` : ''}${whereToLook(page)}\n`);
  return exitCodeOf(verdict);
};
