import type { Config } from '../../fixtures/config/config.ts';
import { finishLeftovers } from '../../fixtures/stack/journal/leftovers.ts';
import { reachTenant } from '../../fixtures/stack/journal/reach.ts';
import { takeTurn } from '../../fixtures/stack/journal/turn.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';

/**
 * Puts a Logto back as it was before runs that were killed there.
 *
 * @returns what was done, for a person
 * @throws HarnessError where it cannot be reached, or is another one than theirs
 */
export const restoreTenant = async (config: Config, progress: Progress, signal: AbortSignal): Promise<string> => {
  const { endpoint, api, place } = await reachTenant(config);
  await using _turn = await takeTurn(place, { progress, signal });
  const runs = await finishLeftovers(api, place, progress);
  return runs === 0 ? `No run left anything to put back at ${endpoint}` : `${endpoint} is as it was before`;
};
