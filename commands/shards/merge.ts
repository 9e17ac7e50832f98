import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deviationsFileSchema } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { isTakenAsIs } from '../../fixtures/stack/tenant/mode.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import type { CiOptions } from '../../reports/ci/write.ts';
import { finishRun } from '../../reports/finish.ts';
import type { GateRules } from '../../reports/gate/judge-gate.ts';
import { createRunFolder } from '../../reports/record/folders.ts';
import { readJson } from '../../reports/record/read-record.ts';
import { writeMerged } from '../../reports/shards/merge.ts';
import { misfits } from '../../reports/shards/misfits.ts';
import { readShards, type Shard } from '../../reports/shards/read.ts';
import { requireSameTarget } from '../suites/gate.ts';
import { requireMeasured } from '../suites/rules.ts';

const remedy = 'Give the folders of all shards of one run, each once: see docs/ci.md';

const readFitting = async (folders: readonly string[]): Promise<readonly [Shard, ...Shard[]]> => {
  const found = await readShards(folders.map(typedPath)).catch((error: unknown) => {
    throw new HarnessError(describeError(error).replace(/\.$/, ''), remedy, { cause: error });
  });
  const [first, ...others] = found.toSorted((one, other) => one.file.index - other.file.index);
  if (!first) {
    throw new HarnessError('no shard was specified', remedy);
  }
  const shards = [first, ...others] as const;
  const problems = misfits(shards);
  if (problems.length > 0) {
    throw new HarnessError(problems.join('; '), remedy);
  }
  return shards;
};

interface Merge {
  readonly folders: readonly string[];
  /** Where the folder of the merged run is made. */
  readonly outFolder: string;
  readonly ci: CiOptions;
  readonly gate?: GateRules | undefined;
  readonly strict?: boolean;
}

/**
 * Makes one run of several shards, judged and reported like any other.
 *
 * @returns the exit code of that run
 * @throws HarnessError in one line where they do not make up one run
 */
export const mergeShards = async ({ folders, outFolder, ci, gate, strict = false }: Merge): Promise<number> => {
  const shards = await readFitting(folders);
  const { target } = shards[0].environment;
  requireSameTarget(gate, target);
  // Each shard was judged by it, a register of a team's own included.
  const register =
    (await readJson(join(shards[0].folder, fileNames.deviations), deviationsFileSchema))?.deviations ?? [];
  if (strict) {
    requireMeasured(register, target);
  }
  const folder = await createRunFolder({ outFolder, targetKind: target.kind });
  try {
    const merged = await writeMerged(folder, shards, `npm run report -- merge ${folders.join(' ')}`);
    return await finishRun({
      folder,
      ...merged,
      rules: { strict, isTakenAsIs: isTakenAsIs(merged.environment.target) },
      gate,
      ci,
      output: process.stdout,
      colour: process.stdout.hasColors?.() ?? false,
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new HarnessError(`the shards cannot be merged (${describeError(error)})`, remedy, { cause: error });
  }
};
