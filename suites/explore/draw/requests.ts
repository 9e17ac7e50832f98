import { at, type World } from '../model/world.ts';
import { browserCount, clientCount } from '../steps/nouns.ts';
import type { Step, Tab } from '../steps/step.ts';
import { again, fromEnd, inPart, mostly, oneOf } from './choose.ts';
import { byPost, unusualAuthorize, unusualRefresh, unusualUserinfo } from './unusual.ts';
import type { Wish } from './wish.ts';

/** Requests of browsers and applications to the OpenID provider, in each way in which they may be made. */

const next = (index: number, count: number): number => (index + 1) % count;

export const authorizeFor = ({ tokens, sessions }: World, { choice, back }: Wish, tab: Tab): Step => {
  const hint = inPart(again(choice, 3), 25) ? fromEnd(tokens, back) : undefined;
  return {
    ...{ do: 'authorize', tab, prompt: oneOf(['consent', 'login', 'none'], choice) },
    ...unusualAuthorize(choice, 50),
    ...(inPart(again(choice, 6), 10) && { further: 'languages' as const }),
    ...(hint !== undefined && { hint }),
    ...(!sessions[tab.browser] && inPart(again(choice, 5), 20) && { isPlanted: true as const }),
  };
};

export const resumeFor = (_: World, { choice }: Wish, tab: Tab): Step => ({
  ...{ do: 'resume', tab },
  ...(!inPart(choice, 60) && { by: next(tab.browser, browserCount) }),
});

/** A step with tokens, mostly of the client that they were given to. */
const ofTokens =
  (make: (tokens: number, as: number, wish: Wish) => Step) =>
  ({ tokens }: World, wish: Wish): Step | undefined => {
    const index = fromEnd(tokens, wish.back);
    const own = index === undefined ? 0 : at(tokens, index).client;
    return index === undefined ? undefined : make(index, mostly(own, [next(own, clientCount)], wish.choice, 80), wish);
  };

export const refreshFor = ofTokens((tokens, as, { choice }) => ({
  ...{ do: 'refresh', tokens, as },
  ...unusualRefresh(choice),
}));

export const userinfoFor = ofTokens((tokens, _, { choice }) => ({
  ...{ do: 'userinfo', tokens },
  with: mostly<'access' | 'refresh' | 'id'>('access', ['refresh', 'id'], again(choice)),
  ...unusualUserinfo(choice),
}));

export const introspectFor = ofTokens((tokens, as) => ({ do: 'introspect', tokens, as }));

export const revokeFor = ofTokens((tokens, as) => ({ do: 'revoke', tokens, as }));

export const signOutFor = ({ tokens, sessions }: World, { back, choice, browser }: Wish): Step => {
  const last = fromEnd(tokens, back);
  const isOwn = last !== undefined && sessions[browser]?.account === at(tokens, last).account;
  const hint = isOwn || !inPart(again(choice), 90) ? last : undefined;
  const returnTo = inPart(again(choice, 2), 60)
    ? undefined
    : mostly<'registered' | 'another'>('registered', ['another'], again(choice, 3));
  return {
    ...{ do: 'signOut', browser, ...byPost(choice) },
    ...(hint !== undefined && { hint, ...(inPart(again(choice, 5), 20) && { isChanged: true as const }) }),
    ...(returnTo && { returnTo }),
    ...(inPart(again(choice, 6), 10) && { isForged: true as const }),
  };
};
