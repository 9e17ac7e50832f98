import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { keyOf } from '../../contracts/record/ledger.ts';
import { partOf } from '../../contracts/record/shards.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { isRunId } from '../../reports/record/folders.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';

/**
 * The verdict of a run.
 *
 * @param path a verdict file, or the folder of a run with one
 * @throws HarnessError where it is none
 */
export const requireVerdict = async (path: string): Promise<Verdict> => {
  const place = typedPath(path);
  const found = await stat(place).catch(() => undefined);
  const verdict = await readVerdict(found?.isDirectory() ? join(place, fileNames.verdict) : place);
  if (!verdict) {
    throw new HarnessError(`${path} contains no verdict`, 'Give the verdict.json of a run, or its folder');
  }
  return verdict;
};

/** What a run lacks to speak for all that it was about: `was cut short`, `is shard 1/2 of a run`; undefined: nothing. */
export const lackOf = ({ run }: Verdict): string | undefined =>
  !run.complete ? 'was cut short' : run.shard ? `is ${partOf(run)} of a run` : undefined;

/** @throws HarnessError where the run does not speak for all that it was about */
export const requireEnded = (verdict: Verdict, name: string, remedy: string): void => {
  const lack = lackOf(verdict);
  if (lack !== undefined) {
    const isShard = verdict.run.complete;
    throw new HarnessError(
      `${name} ${lack}`,
      isShard ? 'Merge the shards first: npm run report -- merge <folder...>' : remedy,
    );
  }
};

export interface Run {
  readonly folder: string;
  readonly verdict: Verdict;
}

/** The runs in a folder that left a verdict, oldest first. */
export const runsIn = async (out: string): Promise<Run[]> => {
  const names = (await readdir(out).catch(() => [])).filter(isRunId).sort();
  const runs = await Promise.all(
    names.map(async (name) => {
      const folder = join(out, name);
      const verdict = await readVerdict(join(folder, fileNames.verdict));
      return verdict && { folder, verdict };
    }),
  );
  return runs.filter((run) => run !== undefined);
};

/** How long each check of a run took, in milliseconds, by its key. */
export const durationsOf = ({ checks }: Verdict): ReadonlyMap<string, number> =>
  new Map(checks.filter(({ attempts }) => attempts > 0).map((check) => [keyOf(check), check.durationMs]));
