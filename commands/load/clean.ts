import { exitCodes } from '../../contracts/record/verdict.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { cleanBlock } from '../../fixtures/stack/journal/leftovers.ts';
import { reachTenant } from '../../fixtures/stack/journal/reach.ts';
import { takeTurn } from '../../fixtures/stack/journal/turn.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';

/**
 * Removes what several generators, or an archive, used at a Logto that stays.
 *
 * @throws HarnessError where no run of this machine let anything stay for the block
 */
export const cleanLoad = async (
  config: Config,
  block: unknown,
  progress: Progress,
  signal: AbortSignal,
): Promise<number> => {
  if (typeof block !== 'number') {
    throw new HarnessError('clean needs the block of phone numbers', 'The run named it: npm run load -- clean 7');
  }
  const { endpoint, api, place } = await reachTenant(config);
  await using _turn = await takeTurn(place, { progress, signal });
  const runs = await cleanBlock(api, place, block, progress);
  if (runs === 0) {
    throw new HarnessError(
      `no load with block ${block} let anything stay at ${endpoint}`,
      'Clean where the run was started: its journal is there',
    );
  }
  process.stdout.write(`${endpoint} is as it was before\n`);
  return exitCodes.pass;
};
