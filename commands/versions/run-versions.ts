import { exitCodes } from '../../contracts/record/verdict.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import type { FinishedRun } from '../suites/run-once.ts';
import { compareRuns, showComparisons } from './compare.ts';

/** One version to run, and how. */
export interface VersionRun {
  readonly version: string;
  readonly run: () => Promise<FinishedRun>;
}

/** A failure counts most, as in a single run. */
const worst = (codes: readonly number[]): number =>
  [exitCodes.fail, exitCodes.undecided].find((code) => codes.includes(code)) ?? exitCodes.pass;

/**
 * Runs versions one after the other and shows what changed from each to the next.
 *
 * @returns the exit code of the worst
 * @throws HarnessError naming the version that could not be run
 */
export const runVersions = async (versions: readonly VersionRun[], signal: AbortSignal): Promise<number> => {
  const finished: FinishedRun[] = [];
  for (const { version, run } of versions) {
    process.stderr.write(`\nLogto ${version}\n`);
    try {
      finished.push(await run());
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof HarnessError
        ? new HarnessError(
            `Logto ${version} could not be run: ${describeError(error)}`,
            'The reports of earlier versions are kept',
            { cause: error },
          )
        : error;
    }
  }
  const last = finished.at(-1);
  if (finished.length > 1 && last) {
    await showComparisons(await compareRuns(finished.map(({ folder }) => folder)), last.folder);
  }
  return worst(finished.map(({ exitCode }) => exitCode));
};
