import { expect, test } from '@playwright/test';
import type { Step, StepOf } from '../../steps/step.ts';
import { ownerOf } from '../accounts.ts';
import { documentedLifetimes } from '../lifetimes.ts';
import { newWorld, type World } from '../world.ts';
import { advance, expectationOf, isPossible } from './index.ts';
import { newlyGiven } from './tokens.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const first = { tokens: 0, with: 'access' } as const;
const second = { tokens: 1, with: 'access' } as const;
const accepted = { accepted: true };

/** Persons 0 and 1 are signed in, with the passwords 0 and 1. */
const signedIn = (): World => {
  const world = newWorld(policy, { hasAccountApi: true });
  for (const person of [0, 1]) {
    advance(world, { do: 'createUser', person, password: person }, accepted);
    const held = { grant: person, client: 0, person, account: person, refreshable: true, at: 0, refreshedAt: 0 };
    world.tokens.push({ ...held, ...newlyGiven, lineage: 0, doubtful: false });
  }
  return world;
};

const prove = (held: typeof first | typeof second = first): Step => ({
  ...{ do: 'provePassword', ...held, password: { number: held.tokens } },
});
const changePassword = (changes: Partial<StepOf<'changePassword'>> = {}): Step => ({
  ...{ do: 'changePassword', ...first, permission: 0, password: 3 },
  ...changes,
});
const send = (person: number): Step => ({ do: 'sendProof', ...first, to: { person } });
const verify = (changes: Partial<StepOf<'verifyProof'>> = {}): Step => ({
  ...{ do: 'verifyProof', ...first, proof: 1, to: { person: 2 }, code: { of: 1 } },
  ...changes,
});
const changePhone = (changes: Partial<StepOf<'changePhone'>> = {}): Step => ({
  ...{ do: 'changePhone', ...first, permission: 0, proof: 1, to: { person: 2 } },
  ...changes,
});

/** The first user has proven the password, and asked for a code to the number of somebody without an account. */
const withCode = (): World => {
  const world = signedIn();
  advance(world, prove(), accepted);
  advance(world, send(2), { accepted: true, sent: true });
  return world;
};

test('a password is changed by a verification of its own user alone', () => {
  const world = signedIn();
  advance(world, prove(), accepted);
  advance(world, prove(second), accepted);
  expect(expectationOf(world, changePassword())).toMatchObject({ acceptance: 'must', requirement: 'GDE-80' });
  for (const other of [changePassword({ permission: 1 }), changePassword(second)]) {
    expect(expectationOf(world, other)).toMatchObject({ acceptance: 'must not', requirement: 'GDE-80' });
  }
  const { permission: _none, ...without } = { ...changePassword(), permission: undefined };
  expect(expectationOf(world, without).because).toBe('the user has not proven who that is');
});

test('after a change the former password must not be accepted, and the new one must', () => {
  const world = signedIn();
  advance(world, prove(), accepted);
  advance(world, changePassword(), accepted);
  expect(expectationOf(world, prove()).acceptance).toBe('must not');
  expect(expectationOf(world, { do: 'provePassword', ...first, password: { number: 3 } }).acceptance).toBe('must');
});

test('a verification counts for ten minutes', () => {
  const world = signedIn();
  advance(world, prove(), accepted);
  advance(world, { do: 'pass', seconds: 595 }, accepted);
  expect(expectationOf(world, changePassword()).acceptance).toBe('may');
  advance(world, { do: 'pass', seconds: 60 }, accepted);
  expect(expectationOf(world, changePassword())).toMatchObject({ acceptance: 'must not', requirement: 'GDE-80' });
});

test('a code is accepted from the user who asked for it, for its number', () => {
  const world = withCode();
  expect(expectationOf(world, verify())).toMatchObject({ acceptance: 'must', requirement: 'GDE-81' });
  expect(expectationOf(world, verify(second)).requirement).toBe('OTP-08');
  expect(expectationOf(world, verify({ to: { person: 3 } })).requirement).toBe('OTP-10');
  expect(expectationOf(world, verify({ proof: 0 })).requirement).toBe('SGN-03');
});

test('a number is linked once its code was entered, by that user and to nobody who has it', () => {
  const world = withCode();
  expect(expectationOf(world, changePhone())).toMatchObject({ acceptance: 'must not', requirement: 'GDE-82' });
  advance(world, verify(), accepted);
  expect(expectationOf(world, changePhone()).acceptance).toBe('must');
  expect(expectationOf(world, changePhone({ to: { person: 3 } })).requirement).toBe('GDE-82');
  advance(world, prove(second), accepted);
  expect(expectationOf(world, changePhone({ ...second, permission: 2 })).requirement).toBe('OTP-08');
  advance(world, { do: 'createUser', person: 2, password: 4 }, accepted);
  expect(expectationOf(world, changePhone()).because).toBe('another user has the number');
});

test('with the number the account moves: the former number has none, and the tokens stay', () => {
  const world = withCode();
  advance(world, verify(), accepted);
  advance(world, changePhone(), accepted);
  expect([ownerOf(world, 0), world.people[0]?.account]).toEqual([2, null]);
  expect(expectationOf(world, { do: 'readAccount', ...first }).acceptance).toBe('must');
  expect(expectationOf(world, { do: 'createUser', person: 0, password: 0 }).acceptance).toBe('must');
});

test('wrong passwords lock the user, and the number perhaps', () => {
  const world = signedIn();
  for (let tried = 0; tried < 6; tried += 1) {
    advance(world, { do: 'provePassword', ...first, password: { number: 4 } }, { accepted: false });
  }
  expect(expectationOf(world, prove())).toMatchObject({ acceptance: 'must not', requirement: 'RL-01' });
  expect(expectationOf(world, prove(second)).acceptance).toBe('must');
});

test('codes at the Account API count for the cap of their number', () => {
  const world = signedIn();
  for (let sent = 0; sent < 10; sent += 1) {
    advance(world, send(2), { accepted: true, sent: true });
  }
  expect(expectationOf(world, send(2))).toMatchObject({ acceptance: 'must not', requirement: 'RL-09' });
});

test('no token but an access token of a user who is there is accepted', () => {
  const world = signedIn();
  expect(expectationOf(world, { do: 'readAccount', tokens: 0, with: 'id' }).requirement).toBe('TOK-26');
  advance(world, { do: 'setSuspended', person: 0, suspended: true }, accepted);
  expect(expectationOf(world, { do: 'readAccount', ...first }).requirement).toBe('SGN-04');
});

test('nothing is asked where the Account API is not open', () => {
  expect(isPossible({ ...signedIn(), hasAccountApi: false }, { do: 'readAccount', ...first })).toBe(false);
});

test('wrong codes for another spelling of the number may count, and need not', () => {
  const world = signedIn();
  advance(world, prove(), accepted);
  const to = { person: 2, spelling: 'national' };
  advance(world, { do: 'sendProof', ...first, to }, { accepted: true, sent: true });
  for (let guess = 0; guess < policy.codeTries; guess += 1) {
    advance(world, verify({ code: { of: 1, change: 'another' } }), { accepted: false });
  }
  expect(expectationOf(world, verify()).acceptance).toBe('may');
});
