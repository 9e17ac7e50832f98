import type { World } from '../model/world.ts';
import { again, inPart } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { liveTokens } from './newest-tokens.ts';
import { beyondGrace, isNearItsEnd, towardItsEnd } from './rotation.ts';

/** Whether the refresh token is used that another replaced, and not the new one. */
const isOldOne = (choice: number): boolean => inPart(again(choice, 3), 50);

const rotated = ({ tokens }: World): number => tokens.findLastIndex(({ rotatedAt }) => rotatedAt !== null);

/** A refresh token near its end, which is replaced: the one that it was, or the new one when the other would have ended. */
export const rotatedTokens: ForbiddenUse = {
  end(world, { choice }) {
    const tokens = liveTokens(world);
    const held = world.tokens[tokens];
    if (held === undefined || !world.canPass) {
      return undefined;
    }
    if (rotated(world) >= 0) {
      return { do: 'pass', seconds: isOldOne(choice) ? beyondGrace : Math.ceil(world.policy.refreshLifetime * 0.5) };
    }
    return isNearItsEnd(world, held) ? { do: 'refresh', tokens, as: held.client } : towardItsEnd(world);
  },
  use(world, { choice }) {
    const old = world.tokens[rotated(world)];
    if (old === undefined || old.rotatedAt === null) {
      return undefined;
    }
    if (isOldOne(choice)) {
      const isOver = world.now - old.rotatedAt >= beyondGrace;
      return isOver ? { do: 'refresh', tokens: rotated(world), as: old.client } : undefined;
    }
    const tokens = liveTokens(world);
    const held = world.tokens[tokens];
    return held?.grant === old.grant && world.now - old.rotatedAt > world.policy.refreshLifetime * 0.4
      ? { do: 'refresh', tokens, as: held.client }
      : undefined;
  },
};
