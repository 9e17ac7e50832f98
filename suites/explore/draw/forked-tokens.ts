import type { Tokens, World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { newestRefreshable } from './newest-tokens.ts';

/** Seconds beyond any grace for an answer that got lost. */
const grace = 300;

/** Beyond which part of its lifetime a refresh token is replaced when it is used, whatever client it is of. */
const isNearItsEnd = ({ now, policy }: World, { refreshedAt }: Tokens): boolean =>
  now - refreshedAt > policy.refreshLifetime * 0.7;

/** When the newest of the refresh tokens of a grant was replaced. */
const lastRotation = ({ tokens }: World, grant: number): number =>
  Math.max(...tokens.flatMap((one) => (one.grant === grant ? (one.rotatedAt ?? []) : [])));

/** The newest of tokens beside which others replaced the same one, that were not used since. */
const forked = (world: World): number => {
  const { tokens } = world;
  const isFork = ({ grant, lineage }: Tokens) =>
    tokens.some((other) => other.grant === grant && other.lineage !== lineage);
  return tokens.findLastIndex(
    (held) =>
      [held.refreshable, !held.replaced, !held.revoked, !held.doubtful].every(Boolean) &&
      isFork(held) &&
      held.at - lastRotation(world, held.grant) < grace,
  );
};

/**
 * What comes before refreshes at the same time that may give several tokens, and after them, when one of these may live on;
 * undefined where it is time for the refreshes.
 */
export const besideForks = (world: World): Step | undefined => {
  const { tokens, now, policy, canPass } = world;
  if (!canPass) {
    return undefined;
  }
  const fork = forked(world);
  const held = tokens[fork];
  if (held !== undefined) {
    return now - lastRotation(world, held.grant) < grace
      ? { do: 'pass', seconds: grace }
      : { do: 'refresh', tokens: fork, as: held.client };
  }
  const next = tokens[newestRefreshable(tokens)];
  return next === undefined || isNearItsEnd(world, next)
    ? undefined
    : { do: 'pass', seconds: Math.ceil(policy.refreshLifetime * 0.8) };
};
