import { isInUse } from '../model/accounts.ts';
import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { again, inPart, mostly, oneOf } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { liveTokens } from './newest-tokens.ts';

const redeem = ({ grants }: World, grant: number, choice = 0): Step | undefined => {
  const own = grants[grant]?.client;
  return own === undefined
    ? undefined
    : {
        ...{ do: 'redeem', grant, as: mostly(own, [1 - own], choice, 80) },
        ...{ verifier: 'right', redirectUri: 'right' },
      };
};

/** An authorization code that was redeemed. */
export const usedGrant: ForbiddenUse = {
  end: (world) =>
    redeem(
      world,
      world.grants.findLastIndex(({ used, doubtful }) => !used && !doubtful),
    ),
  use: (world, { choice }) =>
    redeem(
      world,
      world.grants.findLastIndex(({ used }) => used),
      again(choice, 3),
    ),
};

/** What a token may be used for. */
const holding = ({ tokens }: World, index: number, choice: number): Step | undefined => {
  const client = tokens[index]?.client;
  return client === undefined
    ? undefined
    : oneOf<Step>(
        [
          { do: 'refresh', tokens: index, as: client },
          { do: 'userinfo', tokens: index, with: 'access' },
          { do: 'introspect', tokens: index, as: client },
        ],
        choice,
      );
};

/** Tokens that were revoked. */
export const revokedTokens: ForbiddenUse = {
  end(world) {
    const tokens = liveTokens(world);
    const { client: as } = world.tokens[tokens] ?? {};
    return as === undefined ? undefined : { do: 'revoke', tokens, as };
  },
  use: (world, { choice }) =>
    holding(
      world,
      world.tokens.findLastIndex(({ revoked }) => revoked),
      again(choice, 3),
    ),
};

/** Tokens of which the authorization code was used twice. */
export const tokensOfReplayed: ForbiddenUse = {
  end: (world, wish, turn) => (liveTokens(world) < 0 ? usedGrant.end(world, wish, turn) : usedGrant.use(world, wish)),
  use: revokedTokens.use,
};

/** A session after sign-out. */
export const endedSession: ForbiddenUse = {
  end({ sessions }) {
    const browser = sessions.findLastIndex((session) => session !== null && session.ended === null);
    return browser < 0 ? undefined : { do: 'signOut', browser };
  },
  use({ sessions }, { client, choice }) {
    const browser = sessions.findLastIndex((session) => session !== null && session.ended !== null);
    const prompt = oneOf<'consent' | 'none'>(['consent', 'none'], again(choice, 3));
    return browser < 0 ? undefined : { do: 'authorize', tab: { browser, client }, prompt };
  },
};

/** What somebody holds who is suspended or deleted. */
export const leaver: ForbiddenUse = {
  end(world, { choice }) {
    const held = world.tokens.findLast((one) => isInUse(world, one));
    return (
      held &&
      oneOf<Step>(
        [
          { do: 'setSuspended', person: held.person, suspended: true },
          { do: 'deleteUser', person: held.person },
        ],
        again(choice, 4),
      )
    );
  },
  use(world, { client, choice }) {
    const held = world.tokens.findLastIndex((one) => !isInUse(world, one));
    const browser = world.sessions.findLastIndex((session) => session && !isInUse(world, session));
    return browser >= 0 && inPart(again(choice, 5), 40)
      ? { do: 'authorize', tab: { browser, client }, prompt: 'consent' }
      : holding(world, held, again(choice, 3));
  },
};
