import { at, interactionOf, type World } from '../model/world.ts';
import { browserCount, clientCount, longestPass, peopleCount } from '../steps/nouns.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Event, StepOrGroup, Tab } from '../steps/step.ts';
import { nextOfAccount } from './account-flow.ts';
import { accountSteps } from './account-steps.ts';
import { nextOfFlow } from './advance.ts';
import { towardAlike } from './alike.ts';
import { towardAttempt } from './attempt.ts';
import { again, atLeastOne, fromEnd, inPart, mostly, oneOf } from './choose.ts';
import { towardGroup } from './groups.ts';
import { liftLockFor } from './locked.ts';
import { malformedFor, oddParametersFor } from './odd.ts';
import { outlast, spansOf } from './outlast.ts';
import { newPasswordFor, setPolicyFor } from './policies.ts';
import { authorizeFor, introspectFor, refreshFor, resumeFor, revokeFor, signOutFor, userinfoFor } from './requests.ts';
import { codeChangeKeys, missTitles } from './values.ts';
import { withoutWaits } from './waits.ts';
import type { Wish } from './wish.ts';
import { write } from './write.ts';

/** @param turn how often the same wish was resolved before */
type Resolve = (world: World, wish: Wish, tab: Tab, turn: number) => StepOrGroup | undefined;

const events: readonly [Event, ...Event[]] = ['SignIn', 'Register', 'ForgotPassword'];

const next = (index: number, count: number): number => (index + 1) % count;

const sendCode: Resolve = (world, { person, choice }, tab) => {
  const event = mostly<Event>(interactionOf(world, tab)?.event ?? 'SignIn', events, again(choice), 80);
  return { do: 'sendCode', tab, to: write(person, choice), event };
};

const verifyCode: Resolve = (world, { person, back, choice }, tab) => {
  const index = fromEnd(world.verifications, back);
  const verification = index === undefined ? undefined : world.verifications[index];
  const isCode = (other: number) => world.verifications[other]?.kind === 'code';
  const older = index === undefined ? undefined : [index - 1, index, index + 1].find(isCode);
  const of = index === undefined || !isCode(index) ? older : mostly(index, [older], again(choice, 4), 80);
  if (index === undefined || verification === undefined || of === undefined) {
    return undefined;
  }
  const guess = mostly<string | undefined>('another', codeChangeKeys, again(choice, 5), 65);
  // Another code is wrong as it is.
  const change = of === index ? oneOf([undefined, guess], again(choice)) : undefined;
  return {
    ...{ do: 'verifyCode', verification: index },
    tab: mostly(world.interactions[verification.interaction]?.tab ?? tab, [tab], again(choice, 2), 75),
    to: write(mostly(verification.person, [person], again(choice, 3), 80), choice),
    code: { of, ...(change !== undefined && { change }) },
  };
};

const verifyPassword: Resolve = (world, { person: wished, choice }, tab) => {
  const known = world.people.findIndex(({ account }) => account !== null);
  const isKnown = at(world.people, wished).account !== null;
  const person = mostly(isKnown || known < 0 ? wished : known, [wished], again(choice, 3), 80);
  const { account } = at(world.people, person);
  const current = account?.password ?? 0;
  const change = mostly<string | undefined>(undefined, missTitles, again(choice), 50);
  const other = choice % passwordCount;
  const number = mostly(current, [account?.former ?? other, other], again(choice, 2), 60);
  return {
    ...{ do: 'verifyPassword', tab, to: write(person, choice) },
    password: { number, ...(change !== undefined && { change }) },
  };
};

const redeem: Resolve = ({ grants }, { back, choice }) => {
  const grant = fromEnd(grants, back);
  if (grant === undefined) {
    return undefined;
  }
  const own = at(grants, grant).client;
  return {
    ...{ do: 'redeem', grant, as: mostly(own, [next(own, clientCount)], choice, 80) },
    verifier: mostly<'right' | 'another' | 'none'>('right', ['another', 'none'], again(choice), 80),
    redirectUri: mostly<'right' | 'another'>('right', ['another'], again(choice, 2), 85),
  };
};

/** Seconds to just beyond each limit, and to its half. */
const spans = ({ policy }: World): readonly [number, ...number[]] => {
  const { codeLifetime, lockout, sendWindow, grantLifetime, longestGrantLifetime, accessLifetime } = policy;
  const { interactionLifetime, refreshLifetime, sessionLifetime } = policy;
  const ofCodes = [codeLifetime, lockout, sendWindow, 3600];
  const ofSignIns = [grantLifetime, longestGrantLifetime, accessLifetime, interactionLifetime];
  const limits = [...new Set([...ofCodes, ...ofSignIns, refreshLifetime, sessionLifetime])];
  const seconds = [policy.codeLifetime + 60, ...limits.flatMap(spansOf)];
  return atLeastOne(seconds.filter((one) => one <= longestPass).concat(60));
};

const resolvers: { readonly [Kind in Wish['kind']]: Resolve } = {
  advance: (world, wish) => nextOfFlow(world, wish),
  twist: (world, wish, tab, turn) => resolvers[nextOfFlow(world, wish).do](world, wish, tab, turn),
  ownAccount: (world, wish) => nextOfAccount(world, wish) ?? nextOfFlow(world, wish),
  ...accountSteps,
  together: towardGroup,
  alike: towardAlike,
  attempt: (world, wish, _tab, turn) => towardAttempt(world, wish, turn),
  outlast: (world, wish, _tab, turn) => outlast(world, wish, turn),
  authorize: authorizeFor,
  authorizeOddly: (_, wish, tab, turn) => ({ do: 'authorizeOddly', tab, with: oddParametersFor(wish, turn) }),
  sendMalformed: malformedFor,
  start: (_, { choice }, tab) => ({
    ...{ do: 'start', tab, event: oneOf(events, choice) },
    ...(inPart(again(choice), 15) && { isUnsigned: true }),
  }),
  sendCode,
  verifyCode,
  verifyPassword,
  identify({ verifications, interactions }, { back, choice }, tab) {
    const index = mostly(fromEnd(verifications, back), [undefined], choice, 75);
    const own = index === undefined ? undefined : interactions[at(verifications, index).interaction]?.tab;
    return {
      ...{ do: 'identify', tab: mostly(own ?? tab, [tab], again(choice), 75) },
      ...(index !== undefined && { verification: index }),
    };
  },
  switchTo: (_, { choice }, tab) => ({ do: 'switchTo', tab, event: oneOf(events, choice) }),
  addPassword: (_, wish, tab) => ({ do: 'addPassword', tab, password: newPasswordFor(wish) }),
  replacePassword: (_, wish, tab) => ({ do: 'replacePassword', tab, password: newPasswordFor(wish) }),
  submit: (_, _wish, tab) => ({ do: 'submit', tab }),
  resume: resumeFor,
  redeem,
  refresh: refreshFor,
  userinfo: userinfoFor,
  introspect: introspectFor,
  revoke: revokeFor,
  signOut: signOutFor,
  createUser: (_, { person, choice }) => ({ do: 'createUser', person, password: choice % passwordCount }),
  deleteUser: (_, { person }) => ({ do: 'deleteUser', person }),
  setPassword: (_, { person, choice }) => ({ do: 'setPassword', person, password: choice % passwordCount }),
  setSuspended: ({ people }, { person }) => ({
    ...{ do: 'setSuspended', person },
    suspended: people[person]?.account?.suspended !== true,
  }),
  liftLock: liftLockFor,
  setPolicy: setPolicyFor,
  pass: (world, { choice }) => ({ do: 'pass', seconds: oneOf(spans(world), choice) }),
  provider: (_, { person, choice }) => ({
    do: 'provider',
    person,
    // Each send to one that is silent takes seconds.
    sends: inPart(again(choice), 3) ? 'silent' : oneOf(['refused', 'accepted', 'reset', 'garbled'], choice),
  }),
};

/**
 * The step that a wish means now; undefined where there is nothing that it could name.
 *
 * @param turn how often it was resolved before, of a wish that is more than one step
 */
export const resolve = (world: World, wish: Wish, turn = 0): StepOrGroup | undefined => {
  const person = wish.person % peopleCount;
  const tab = { browser: wish.browser % browserCount, client: wish.client % clientCount };
  return withoutWaits(world, resolvers[wish.kind](world, { ...wish, ...tab, person }, tab, turn));
};

export const wishKinds = atLeastOne(
  Object.keys(resolvers).filter((kind): kind is Wish['kind'] => Object.hasOwn(resolvers, kind)),
);
