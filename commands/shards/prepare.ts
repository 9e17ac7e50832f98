import { keyOf, type PlannedCheck } from '../../contracts/record/ledger.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import { type ShardPlace, shardName } from '../../contracts/record/shards.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { tenantModeOf } from '../../fixtures/stack/tenant/mode.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type ShardFile, splitChecks } from '../../reports/shards/shard-file.ts';
import { readVerdict } from '../../reports/verdict/verdict-file.ts';
import { durationsOf } from '../suites/read-verdict.ts';

const durationsIn = async (file: string): Promise<ReadonlyMap<string, number>> => {
  const verdict = await readVerdict(typedPath(file));
  if (!verdict) {
    throw new HarnessError(`${file} is not a verdict file`, 'Give the verdict.json of an earlier run to --balance-by');
  }
  return durationsOf(verdict);
};

/** @throws HarnessError for a Logto that several shards would change the settings of under each other */
export const requireOwnLogto = (config: Config): void => {
  if (config.target === 'external' && tenantModeOf(config) === 'managed') {
    throw new HarnessError(
      'checks change the settings of the whole tenant, so that shards cannot share the Logto of --target external',
      'Use --tenant as-is, run it without --shard, or let each shard bring up a Logto of its own',
    );
  }
};

interface Whole {
  readonly selection: Selection;
  /** Every check of the selection. */
  readonly checks: readonly PlannedCheck[];
  readonly balanceBy?: string | undefined;
}

/**
 * What a shard of a run has to run.
 *
 * @throws HarnessError where there are more shards than checks, for all of the shards alike
 */
export const prepareShard = async (place: ShardPlace, { selection, checks, balanceBy }: Whole): Promise<ShardFile> => {
  if (place.count > checks.length) {
    const found = checks.length === 1 ? '1 check' : `${checks.length} checks`;
    throw new HarnessError(
      `there are ${found} for ${place.count} shards, so that some of the shards, such as ${shardName({ ...place, index: place.count })}, would be empty`,
      `Use ${checks.length <= 1 ? 'no shards' : `at most ${checks.length}`}`,
    );
  }
  const durations = balanceBy === undefined ? new Map<string, number>() : await durationsIn(balanceBy);
  return {
    schemaVersion: 1,
    ...place,
    selection,
    all: checks.map(keyOf),
    checks: splitChecks({ ...place, checks, durations }),
  };
};

/** A check as Playwright's `--test-list` names it. */
const listLine = ({ project, file, titles }: PlannedCheck): string => [`[${project}]`, file, ...titles].join(' › ');

/** For Playwright's `--test-list`. */
export const testList = ({ checks }: Pick<ShardFile, 'checks'>): string => `${checks.map(listLine).join('\n')}\n`;

/** What a shard is judged by: that a deviation has to occur, and that nothing may be missing, is for all shards together. */
export const ownSelection = (
  { selection, checks }: ShardFile,
  decides: (check: PlannedCheck, requirement: string) => boolean,
): Selection => ({
  whole: false,
  requirements: selection.requirements?.filter((id) => checks.some((check) => decides(check, id))) ?? null,
});
