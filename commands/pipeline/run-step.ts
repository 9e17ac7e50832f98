import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { runsIn } from '../suites/read-verdict.ts';
import { type Call, callOf } from './arguments.ts';
import { fetchBaseline } from './baseline.ts';
import type { Inputs } from './inputs.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { writeOutputs } from './outputs.ts';
import { outFolderOf } from './prepare.ts';

/** Runs `npm start` to its exit code; undefined where it was killed. @throws the reason of the signal */
export type StartHarness = (call: Call, signal: AbortSignal) => Promise<number | undefined>;

const verdictOf = (exitCode: number): string =>
  exitCode === exitCodes.pass ? 'pass' : exitCode === exitCodes.fail ? 'fail' : 'undecided';

/** What a run left, for later steps; without a run that it could not be decided. */
const outputsOf = ({ exitCode, run }: Outcome) => ({
  verdict: verdictOf(exitCode),
  totals: JSON.stringify(run?.verdict.totals ?? {}),
  'verdict-file': run ? join(run.folder, fileNames.verdict) : '',
  'exit-code': String(exitCode),
});

const run = async (inputs: Inputs, startHarness: StartHarness, signal: AbortSignal): Promise<Outcome> => {
  const out = outFolderOf(inputs);
  const baseline = inputs.baselineBranch === undefined ? inputs.baseline : await fetchBaseline(inputs, signal);
  const call = callOf(inputs, { out, ...(baseline !== undefined && { baseline }) });
  const before = new Set((await runsIn(out)).map(({ folder }) => folder));
  const exitCode = await startHarness(call, signal);
  const runs = (await runsIn(out)).filter(({ folder }) => !before.has(folder));
  return outcomeOf(exitCode, runs);
};

/**
 * Fetches the baseline of a branch, runs, and tells later steps what it came to.
 *
 * @returns the exit code of the run
 * @throws HarnessError for an input that is wrong, a baseline that cannot be asked for, or a run that ended well without
 * a Logto that was tested
 */
export const runStep = async (inputs: Inputs, startHarness: StartHarness, signal: AbortSignal): Promise<number> => {
  const outcome = await run(inputs, startHarness, signal).catch(async (error: unknown) => {
    await writeOutputs(inputs, outputsOf({ exitCode: exitCodes.undecided }));
    throw error;
  });
  if (outcome.run) {
    // At a place that is known beforehand: the baseline of later runs.
    await copyFile(join(outcome.run.folder, fileNames.verdict), join(outFolderOf(inputs), fileNames.verdict));
  }
  await writeOutputs(inputs, outputsOf(outcome));
  if (outcome.problem !== undefined) {
    throw new HarnessError(outcome.problem, 'Check the input flags: --list and --help run nothing');
  }
  return outcome.exitCode;
};
