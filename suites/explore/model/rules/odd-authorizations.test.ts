import { expect, test } from '@playwright/test';
import type { OddParameter, Step, StepOf } from '../../steps/step.ts';
import { documentedLifetimes } from '../lifetimes.ts';
import { newWorld } from '../world.ts';
import { advance, expectationOf } from './index.ts';
import { expectCode, expectPageOfOdd } from './odd-authorizations.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const odd = (...parameters: OddParameter[]): StepOf<'authorizeOddly'> => ({
  do: 'authorizeOddly',
  tab,
  with: parameters,
});
const state = odd({ name: 'state', change: 'empty' });
const asked = (prompt: string) => odd({ name: 'prompt', change: `is-${prompt}` });

/** Somebody who is signed in. */
const signedIn = () => {
  const world = newWorld(policy);
  const steps: readonly Step[] = [
    { do: 'createUser', person: 0, password: 0 },
    { do: 'authorize', tab, prompt: 'consent' },
    { do: 'start', tab, event: 'SignIn' },
    { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 0 } },
    { do: 'identify', tab, verification: 0 },
    { do: 'submit', tab },
    { do: 'resume', tab },
  ];
  for (const step of steps) {
    advance(world, step, { accepted: step.do !== 'authorize', interaction: true });
  }
  return world;
};

test('an odd request gets a code without interaction only where a user is signed in', () => {
  expect(expectCode(newWorld(policy), state)).toMatchObject({ acceptance: 'must not', requirement: 'OUT-02' });
  const world = signedIn();
  expect(expectCode(world, state).acceptance).toBe('may');
  advance(world, { do: 'signOut', browser: 0 }, { accepted: true });
  expect(expectCode(world, state)).toMatchObject({ acceptance: 'must not', requirement: 'OUT-04' });
});

test('an odd request gets no code for a user who is suspended', () => {
  const world = signedIn();
  advance(world, { do: 'setSuspended', person: 0, suspended: true }, { accepted: true });
  expect(expectCode(world, state)).toMatchObject({ acceptance: 'must not', requirement: 'SGN-04' });
});

test('prompt=login gets no code without interaction, and prompt=none no page', () => {
  expect(expectCode(signedIn(), asked('login'))).toMatchObject({ acceptance: 'must not', requirement: 'SGN-05' });
  expect(expectPageOfOdd(asked('none'))).toMatchObject({ acceptance: 'must not', requirement: 'SGN-06' });
  expect(expectPageOfOdd(asked('login')).acceptance).toBe('may');
  expect(expectCode(newWorld(policy), asked('none')).requirement).toBe('SGN-06');
});

test('an ended session stays ended after a refused resumption without a new session identifier', () => {
  const refused = (renewed: boolean) => {
    const world = signedIn();
    advance(world, { do: 'signOut', browser: 0 }, { accepted: true });
    advance(world, { do: 'resume', tab }, { accepted: false, renewed });
    return expectCode(world, state).acceptance;
  };
  expect([refused(false), refused(true)]).toEqual(['must not', 'may']);
});

test('a request with what is optional or unknown alone must be taken', () => {
  const expected = (...parameters: OddParameter[]) => expectationOf(newWorld(policy), odd(...parameters));
  const display = { name: 'display', change: 'is-page' };
  expect(expected(display)).toMatchObject({ acceptance: 'must', requirement: 'AUT-26' });
  expect(expected({ name: 'unknown_parameter', change: 'is-1' }).requirement).toBe('AUT-11');
  expect(expected(display, { name: 'state', change: 'empty' }).acceptance).toBe('may');
});

test('a request may be refused in a browser whose user is suspended', () => {
  const world = signedIn();
  const display = odd({ name: 'display', change: 'is-page' });
  expect(expectationOf(world, display).acceptance).toBe('must');
  advance(world, { do: 'setSuspended', person: 0, suspended: true }, { accepted: true });
  expect(expectationOf(world, display).acceptance).toBe('may');
});

test('a sign-in that is older than max_age gives no code without interaction', () => {
  const world = signedIn();
  const aged = odd({ name: 'max_age', change: 'is-1' });
  expect(expectCode(world, aged).acceptance).toBe('may');
  advance(world, { do: 'pass', seconds: 60 }, { accepted: true });
  expect(expectCode(world, aged)).toMatchObject({ acceptance: 'must not', requirement: 'SGN-07' });
});
