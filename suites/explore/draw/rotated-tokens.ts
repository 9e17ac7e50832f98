import type { World } from '../model/world.ts';
import { again, inPart } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';

/** The newest tokens of somebody that a client may refresh. */
const newest = ({ tokens }: World): number =>
  tokens.findLastIndex(
    ({ refreshable, replaced, revoked, doubtful }) => refreshable && !replaced && !revoked && !doubtful,
  );

const rotated = ({ tokens }: World): number => tokens.findLastIndex(({ rotatedAt }) => rotatedAt !== null);

/** A refresh token near its end, which is replaced: the one that it was, or the new one when the other would have ended. */
export const rotatedTokens: ForbiddenUse = {
  // Beyond any grace for an answer that got lost.
  pause: () => 300,
  end(world, { choice }) {
    const tokens = newest(world);
    const held = world.tokens[tokens];
    if (held === undefined || !world.canPass) {
      return undefined;
    }
    const { refreshLifetime } = world.policy;
    const isNearEnd = world.now - held.refreshedAt > refreshLifetime * 0.7;
    const isOldOne = inPart(again(choice, 3), 50);
    return isNearEnd && (isOldOne || rotated(world) < 0)
      ? { do: 'refresh', tokens, as: held.client }
      : { do: 'pass', seconds: Math.ceil(refreshLifetime * (rotated(world) < 0 ? 0.8 : 0.5)) };
  },
  use(world, { choice }) {
    const old = world.tokens[rotated(world)];
    if (old === undefined || old.rotatedAt === null) {
      return undefined;
    }
    if (inPart(again(choice, 3), 50)) {
      return { do: 'refresh', tokens: rotated(world), as: old.client };
    }
    const tokens = newest(world);
    const held = world.tokens[tokens];
    return held?.grant === old.grant && world.now - old.rotatedAt > world.policy.refreshLifetime * 0.4
      ? { do: 'refresh', tokens, as: held.client }
      : undefined;
  },
};
