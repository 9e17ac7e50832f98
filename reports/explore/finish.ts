import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type FinishOptions, writeReports } from '../finish.ts';
import { makeLatest, removeOldRuns } from '../record/folders.ts';
import { deathOf, writeExplorationChecks } from './checks.ts';

interface FinishExplorationOptions extends Omit<FinishOptions, 'colour'> {
  readonly exploration: Exploration;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  /** Whether the folder is one of those that explorations make: `latest` leads to it then, and the oldest go. */
  readonly isOneOfMany: boolean;
}

/**
 * Ends an exploration: it and its findings become checks, and these verdict and report.
 *
 * @returns the exit code: 0 nothing new was found, 1 something was, 2 undecided
 */
export const finishExploration = async ({
  exploration,
  endedAt,
  isOneOfMany,
  troubles = [],
  ...options
}: FinishExplorationOptions): Promise<number> => {
  const { folder, output } = options;
  await writeExplorationChecks(folder, exploration, endedAt);
  const { page, exitCode } = await writeReports({ ...options, troubles: [...deathOf(exploration), ...troubles] });
  output.write(`Verdict: ${join(folder, fileNames.verdict)}\n`);
  if (page) {
    output.write(`Report: ${pathToFileURL(page)}\n`);
  }
  if (page && isOneOfMany) {
    await makeLatest(folder);
    await removeOldRuns(join(folder, '..'));
  }
  return exitCode;
};
