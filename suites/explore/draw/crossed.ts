import { at, interactionOf, type World } from '../model/world.ts';
import { browserCount, clientCount, peopleCount } from '../steps/nouns.ts';
import type { Step, Tab } from '../steps/step.ts';
import { again, oneOf } from './choose.ts';
import { liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { newestRefreshable } from './newest-tokens.ts';
import { write } from './write.ts';

const next = (index: number, count: number): number => (index + 1) % count;

/** Another place where somebody signs in: another browser, or another application in the same one. */
const elsewhere = (world: World, { browser, client }: Tab): Tab | undefined =>
  [
    { browser: next(browser, browserCount), client },
    { browser, client: next(client, clientCount) },
  ].find((tab) => interactionOf(world, tab)?.finished === false);

/** A code that is right, with the number of somebody else, or at another place. */
export const crossedCode: ForbiddenUse = {
  isOfInteraction: true,
  end: () => undefined,
  use(world, { choice }) {
    const live = liveCode(world);
    if (live === undefined) {
      return undefined;
    }
    const { index: of, tab, verification } = live;
    const other = next(verification.person, peopleCount);
    const enter: Step = { do: 'verifyCode', tab, verification: of, to: { person: verification.person }, code: { of } };
    const place = elsewhere(world, tab);
    return oneOf<Step>(
      [
        { ...enter, to: write(other, again(choice, 4)) },
        place ? { ...enter, tab: place } : { ...enter, to: { person: other } },
      ],
      again(choice, 3),
    );
  },
};

/** A proof of one interaction, at another. */
export const crossedProof: ForbiddenUse = {
  isOfInteraction: true,
  end(world) {
    const proof = world.verifications.findLast(({ verified, replaced }) => verified && !replaced);
    const tab = proof && world.interactions[proof.interaction]?.tab;
    return tab && { do: 'authorize', tab: { ...tab, browser: next(tab.browser, browserCount) }, prompt: 'login' };
  },
  use(world) {
    const index = world.verifications.findLastIndex(({ verified, replaced }) => verified && !replaced);
    const tab = index < 0 ? undefined : world.interactions[at(world.verifications, index).interaction]?.tab;
    const place = tab && elsewhere(world, tab);
    if (place === undefined) {
      return undefined;
    }
    return interactionOf(world, place)?.event === null
      ? { do: 'start', tab: place, event: at(world.verifications, index).event ?? 'SignIn' }
      : { do: 'identify', tab: place, verification: index };
  },
};

/** An authorization code, of another client or with another promise than the request made. */
export const crossedGrant: ForbiddenUse = {
  end: () => undefined,
  use({ grants }, { choice }) {
    const grant = grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
    const own = grants[grant]?.client;
    if (own === undefined) {
      return undefined;
    }
    const right = { do: 'redeem', grant, as: own, verifier: 'right', redirectUri: 'right' } as const;
    return oneOf<Step>(
      [
        { ...right, as: next(own, clientCount) },
        { ...right, verifier: 'another' },
        { ...right, verifier: 'none' },
        { ...right, redirectUri: 'another' },
      ],
      again(choice, 3),
    );
  },
};

/** Tokens of another client, or of another kind. */
export const crossedTokens: ForbiddenUse = {
  end: () => undefined,
  use({ tokens: list }, { choice }) {
    const tokens = newestRefreshable(list);
    const own = list[tokens]?.client;
    if (own === undefined) {
      return undefined;
    }
    const as = next(own, clientCount);
    return oneOf<Step>(
      [
        { do: 'refresh', tokens, as },
        { do: 'revoke', tokens, as },
        { do: 'introspect', tokens, as },
        { do: 'userinfo', tokens, with: 'refresh' },
        { do: 'userinfo', tokens, with: 'id' },
      ],
      again(choice, 3),
    );
  },
};
