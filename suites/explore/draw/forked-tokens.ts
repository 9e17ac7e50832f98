import { hasRivals } from '../model/rules/lineages.ts';
import type { Tokens, World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { isLive, newestRefreshable } from './newest-tokens.ts';
import { beyondGrace, isNearItsEnd, towardItsEnd } from './rotation.ts';

/** When the newest of the refresh tokens of a grant was replaced. */
const lastRotation = ({ tokens }: World, grant: number): number =>
  Math.max(...tokens.flatMap((one) => (one.grant === grant ? (one.rotatedAt ?? []) : [])));

/** The newest of tokens beside which others replaced the same one, that were not used since. */
const forked = (world: World): number => {
  const isUnused = ({ at, grant }: Tokens) => at - lastRotation(world, grant) < beyondGrace;
  return world.tokens.findLastIndex((held) => isLive(held) && hasRivals(world, held) && isUnused(held));
};

/**
 * What comes before refreshes at the same time that may give several tokens, and after them, when one of these may live on;
 * undefined where it is time for the refreshes.
 */
export const besideForks = (world: World): Step | undefined => {
  const { tokens, now, canPass } = world;
  if (!canPass) {
    return undefined;
  }
  const fork = forked(world);
  const held = tokens[fork];
  if (held !== undefined) {
    return now - lastRotation(world, held.grant) < beyondGrace
      ? { do: 'pass', seconds: beyondGrace }
      : { do: 'refresh', tokens: fork, as: held.client };
  }
  const next = tokens[newestRefreshable(tokens)];
  return next === undefined || isNearItsEnd(world, next) ? undefined : towardItsEnd(world);
};
