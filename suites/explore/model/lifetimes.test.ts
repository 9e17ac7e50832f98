import { expect, test } from '@playwright/test';
import type { Step } from '../steps/step.ts';
import { documentedLifetimes } from './lifetimes.ts';
import { advance, expectationOf } from './rules/index.ts';
import { newWorld, type World } from './world.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const day = 24 * 3600;
const authorize: Step = { do: 'authorize', tab, prompt: 'consent' };
const redeem: Step = { do: 'redeem', grant: 0, as: 0, verifier: 'right', redirectUri: 'right' };
const refresh: Step = { do: 'refresh', tokens: 0, as: 0 };
const userinfo: Step = { do: 'userinfo', tokens: 0, with: 'access' };
const pass = (seconds: number): Step => ({ do: 'pass', seconds });

/** Takes steps that all go well. */
const after = (world: World, ...steps: readonly Step[]): World => {
  for (const step of steps) {
    advance(world, step, { accepted: step.do !== 'authorize', interaction: true, sent: true, refreshable: true });
  }
  return world;
};

const begun = () => after(newWorld(policy), authorize);

/** Somebody with an account who is back at the application with an authorization code. */
const signedIn = () =>
  after(
    begun(),
    { do: 'createUser', person: 0, password: 0 },
    { do: 'start', tab, event: 'SignIn' },
    { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 0 } },
    { do: 'identify', tab, verification: 0 },
    { do: 'submit', tab },
    { do: 'resume', tab },
  );

const said = (world: World, step: Step) => {
  const { acceptance, requirement } = expectationOf(world, step);
  return [acceptance, ...(acceptance === 'may' ? [] : [requirement])];
};

test('an interaction goes on for its lifetime and no longer', () => {
  const start: Step = { do: 'start', tab, event: 'SignIn' };
  expect(said(after(begun(), pass(1800)), start)).toEqual(['must', 'SGN-01']);
  expect(said(after(begun(), pass(3600)), start)).toEqual(['may']);
  expect(said(after(begun(), pass(3660)), start)).toEqual(['must not', 'SES-08']);
});

test('an authorization code surely lives for half a minute, and for ten minutes at most', () => {
  expect(said(after(signedIn(), pass(30)), redeem)).toEqual(['must', 'TOK-01']);
  expect(said(after(signedIn(), pass(300)), redeem)).toEqual(['may']);
  expect(said(after(signedIn(), pass(660)), redeem)).toEqual(['must not', 'TOK-05']);
});

test('an access token ends before its refresh token, which lives on for as long as is set', () => {
  const world = after(signedIn(), redeem, pass(3660));
  expect(said(world, userinfo)).toEqual(['must not', 'TOK-38']);
  expect(said(world, refresh)).toEqual(['must', 'TOK-19']);
  expect(said(after(world, pass(14 * day)), refresh)).toEqual(['must not', 'TOK-30']);
});

test('only a new refresh token begins its lifetime anew', () => {
  const world = after(signedIn(), redeem, pass(7 * day), refresh, pass(8 * day));
  expect(said(world, { ...refresh, tokens: 1 })).toEqual(['must not', 'TOK-30']);
  const rotated = after(signedIn(), redeem, pass(10 * day));
  advance(rotated, refresh, { accepted: true, refreshable: true, rotated: true });
  expect(said(after(rotated, pass(8 * day)), { ...refresh, tokens: 1 })).toEqual(['must', 'TOK-32']);
});

test('only one successor of a refresh token stays valid after the grace period', () => {
  const world = after(signedIn(), redeem, pass(10 * day));
  const rotated = { accepted: true, refreshable: true, rotated: true };
  advance(world, refresh, rotated);
  advance(world, refresh, rotated);
  const [first, second]: [Step, Step] = [
    { ...refresh, tokens: 1 },
    { ...refresh, tokens: 2 },
  ];
  expect(said(after(world, pass(300)), second)).toEqual(['may']);
  expect(said(after(world, first), second)).toEqual(['must not', 'TOK-18']);
  expect(said(world, { ...refresh, tokens: 3 })).toEqual(['may']);
});

test('a session ends when nobody used it for its lifetime', () => {
  const world = after(signedIn(), pass(7 * day));
  expect(said(world, authorize)).toEqual(['must', 'AUT-09']);
  advance(world, authorize, { accepted: true });
  expect(said(after(world, pass(8 * day)), authorize)).toEqual(['must', 'AUT-09']);
  expect(said(after(world, pass(14 * day)), authorize)).toEqual(['must not', 'SES-08']);
});

test('a sign-out that was refused may have used the session', () => {
  const world = after(signedIn(), pass(7 * day));
  advance(world, { do: 'signOut', browser: 0 }, { accepted: false });
  expect(said(after(world, pass(8 * day)), authorize)).toEqual(['may']);
});

test('a replay ends the tokens of an authorization code that a server has to remember', () => {
  const replayed = (seconds: number) => {
    const world = after(signedIn(), redeem, pass(seconds));
    advance(world, redeem, { accepted: false });
    return world;
  };
  expect(said(replayed(10), refresh)).toEqual(['must not', 'TOK-21']);
  expect(said(replayed(120), refresh)).toEqual(['may']);
});

test('a sign-in by another user in the same browser may end the tokens of the first user', () => {
  const other = { browser: 0, client: 1 };
  const world = after(
    after(signedIn(), redeem),
    { do: 'createUser', person: 1, password: 1 },
    { do: 'authorize', tab: other, prompt: 'login' },
    { do: 'start', tab: other, event: 'SignIn' },
    { do: 'verifyPassword', tab: other, to: { person: 1 }, password: { number: 1 } },
    { do: 'identify', tab: other, verification: 1 },
    { do: 'submit', tab: other },
  );
  expect(said(world, refresh)).toEqual(['must', 'TOK-19']);
  expect(said(after(world, { do: 'resume', tab: other }), refresh)).toEqual(['may']);
});
