import { interactionOf, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { again, oneOf } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { newestRefreshable } from './newest-tokens.ts';
import { signOutFor } from './requests.ts';

/** A browser in which somebody is signed in. */
const signedIn = ({ sessions }: World): number =>
  sessions.findLastIndex((session) => session !== null && session.ended === null && !session.doubtful);

/** A sign-in that was finished, of a browser that kept its cookies. */
export const finishedSignIn: ForbiddenUse = {
  end: () => undefined,
  use(world) {
    const tab = world.interactions.findLast(
      (interaction) => interaction.finished && interactionOf(world, interaction.tab) === interaction,
    )?.tab;
    return tab && { do: 'resume', tab, isKept: true };
  },
};

/** A session, with the ID token of somebody else as hint. */
export const hintOfAnother: ForbiddenUse = {
  end: () => undefined,
  use(world, { client, choice }) {
    const browser = signedIn(world);
    const { account } = world.sessions[browser] ?? {};
    const hint = world.tokens.findLastIndex((held) => account !== undefined && held.account !== account);
    const prompt = oneOf<'consent' | 'none'>(['consent', 'none'], again(choice, 3));
    return hint < 0 ? undefined : { do: 'authorize', tab: { browser, client }, prompt, hint };
  },
};

/** A session, with a request for a sign-in that is not as old. */
export const agedSession: ForbiddenUse = {
  end(world): Step | undefined {
    return signedIn(world) >= 0 && world.canPass ? { do: 'pass', seconds: 120 } : undefined;
  },
  use(world, { client, choice }) {
    const browser = signedIn(world);
    const session = world.sessions[browser];
    const prompt = oneOf<'consent' | 'none'>(['consent', 'none'], again(choice, 3));
    return session && world.now - session.at >= 120
      ? { do: 'authorize', tab: { browser, client }, prompt, further: 'max-age-short' }
      : undefined;
  },
};

/** Whoever is signed in signs out, in one of the ways in which that can be asked for. */
export const otherSignOut: ForbiddenUse = {
  end: () => undefined,
  use(world, wish) {
    const browser = signedIn(world);
    return browser < 0 ? undefined : signOutFor(world, { ...wish, browser });
  },
};

/** Tokens are refreshed with another scope, or used by POST. */
export const otherUse: ForbiddenUse = {
  end: () => undefined,
  use({ tokens: list }, { choice }) {
    const tokens = newestRefreshable(list);
    const as = list[tokens]?.client;
    return as === undefined
      ? undefined
      : oneOf<Step>(
          [
            { do: 'refresh', tokens, as, scope: 'narrower' },
            { do: 'refresh', tokens, as, scope: 'wider' },
            { do: 'userinfo', tokens, with: 'access', method: 'POST' },
          ],
          again(choice, 3),
        );
  },
};

/** A request of a client that does not prove who it is, or with what was issued with something around or behind it. */
export const unprovenClient: ForbiddenUse = {
  end: () => undefined,
  use({ grants, tokens: list }, { choice }) {
    const secret = oneOf<'none' | 'another' | 'spaced'>(['none', 'another', 'spaced'], again(choice, 4));
    const grant = grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
    const owner = grants[grant]?.client;
    const right = { verifier: 'right', redirectUri: 'right' } as const;
    if (owner !== undefined) {
      return oneOf<Step>(
        [
          { do: 'redeem', grant, as: owner, ...right, secret },
          { do: 'redeem', grant, as: owner, ...right, verifier: 'spaced' },
          { do: 'redeem', grant, as: owner, ...right, isLonger: true },
        ],
        again(choice, 5),
      );
    }
    const tokens = newestRefreshable(list);
    const as = list[tokens]?.client;
    return as === undefined
      ? undefined
      : oneOf<Step>(
          [
            { do: 'refresh', tokens, as, secret },
            { do: 'introspect', tokens, as, secret },
            { do: 'revoke', tokens, as, secret },
            { do: 'refresh', tokens, as, isLonger: true },
            { do: 'introspect', tokens, as, isLonger: true },
            { do: 'userinfo', tokens, with: 'access', isLonger: true },
          ],
          again(choice, 3),
        );
  },
};
