import { expect, test } from '@playwright/test';
import type { Step } from '../../steps/step.ts';
import { documentedLifetimes } from '../lifetimes.ts';
import { at, newWorld } from '../world.ts';
import { advance, expectationOf } from './index.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const verify = (changes: Partial<Extract<Step, { do: 'verifyCode' }>> = {}): Step => ({
  ...{ do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0 } },
  ...changes,
});
const guess = verify({ code: { of: 0, change: 'another' } });

/** Somebody who stands on the page for the code that was sent to them. */
const withCode = () => {
  const world = newWorld(policy);
  advance(world, { do: 'authorize', tab, prompt: 'consent' }, { accepted: false, interaction: true });
  advance(world, { do: 'start', tab, event: 'SignIn' }, { accepted: true });
  advance(world, { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' }, { accepted: true, sent: true });
  return world;
};

const times = (count: number, act: () => void) => Array.from({ length: count }).forEach(act);

test('the code that was sent must be accepted, and a second time must not', () => {
  const world = withCode();
  expect(expectationOf(world, verify()).acceptance).toBe('must');
  advance(world, verify(), { accepted: true });
  expect(expectationOf(world, verify())).toMatchObject({ acceptance: 'must not', requirement: 'OTP-04' });
});

test('a code must not be accepted after its lifetime, and about its end it may', () => {
  const world = withCode();
  advance(world, { do: 'pass', seconds: 595 }, { accepted: true });
  expect(expectationOf(world, verify()).acceptance).toBe('may');
  advance(world, { do: 'pass', seconds: 60 }, { accepted: true });
  expect(expectationOf(world, verify())).toMatchObject({ acceptance: 'must not', requirement: 'OTP-05' });
});

test('a code must not be accepted after as many guesses as it bears', () => {
  const world = withCode();
  times(3, () => advance(world, guess, { accepted: false }));
  expect(expectationOf(world, verify())).toMatchObject({ acceptance: 'must not', requirement: 'RL-03' });
});

test('a code must not be accepted for another number, and in another spelling it may', () => {
  const world = withCode();
  expect(expectationOf(world, verify({ to: { person: 1 } })).requirement).toBe('OTP-10');
  expect(expectationOf(world, verify({ to: { person: 0, spelling: 'plus' } })).acceptance).toBe('may');
});

test('a code that was sent to another spelling of the number may be accepted for it, or not', () => {
  const world = withCode();
  const spelled: Step = { do: 'sendCode', tab, to: { person: 0, spelling: 'national' }, event: 'SignIn' };
  advance(world, spelled, { accepted: true, sent: true });
  const entered = verify({ verification: 1, code: { of: 1 } });
  expect(expectationOf(world, entered).acceptance).toBe('may');
  times(3, () => advance(world, verify({ verification: 1, code: { of: 1, change: 'another' } }), { accepted: false }));
  expect(expectationOf(world, entered).acceptance).toBe('may');
});

test('a number whose guesses failed too often is locked, until the lockout has passed', () => {
  const world = withCode();
  const send: Step = { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' };
  times(3, () => advance(world, guess, { accepted: false }));
  advance(world, send, { accepted: true, sent: true });
  times(3, () => advance(world, verify({ verification: 1, code: { of: 1, change: 'another' } }), { accepted: false }));
  advance(world, send, { accepted: true, sent: true });
  const right = verify({ verification: 2, code: { of: 2 } });
  expect(expectationOf(world, right)).toMatchObject({ acceptance: 'must not', requirement: 'RL-01' });
  advance(world, { do: 'pass', seconds: 400 }, { accepted: true });
  expect(expectationOf(world, right).acceptance).toBe('must');
});

test('a send must be refused after as many as a number may have', () => {
  const world = withCode();
  const send: Step = { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' };
  times(9, () => advance(world, send, { accepted: true, sent: true }));
  expect(expectationOf(world, send)).toMatchObject({ acceptance: 'must not', requirement: 'RL-09' });
});

test('a send breaks RL-11 if the limit is reached only with sends in other spellings', () => {
  const world = withCode();
  const send: Step = { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' };
  advance(world, { ...send, to: { person: 0, spelling: 'plus' } }, { accepted: true, sent: true });
  times(8, () => advance(world, send, { accepted: true, sent: true }));
  expect(expectationOf(world, send)).toMatchObject({ acceptance: 'must not', requirement: 'RL-11' });
  advance(world, send, { accepted: true, sent: true });
  expect(expectationOf(world, send)).toMatchObject({ acceptance: 'must not', requirement: 'RL-09' });
});

test('a code is judged by the limits before or after a change, the next code by the new ones', () => {
  const world = withCode();
  advance(
    world,
    { do: 'setPolicy', codeTries: 2, codeLifetime: 120, maxFailures: 6, lockout: 300 },
    { accepted: true },
  );
  times(2, () => advance(world, guess, { accepted: false }));
  expect(expectationOf(world, verify()).acceptance).toBe('may');
  advance(world, { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' }, { accepted: true, sent: true });
  const next = { verification: 1, code: { of: 1 } };
  expect(expectationOf(world, verify(next)).acceptance).toBe('must');
  advance(world, { do: 'pass', seconds: 180 }, { accepted: true });
  expect(expectationOf(world, verify(next))).toMatchObject({ acceptance: 'must not', requirement: 'OTP-05' });
});

test('failures counted before a change of the lockout leave the lock open', () => {
  const world = withCode();
  times(2, () => advance(world, guess, { accepted: false }));
  advance(world, { do: 'setPolicy', codeTries: 3, codeLifetime: 600, maxFailures: 4, lockout: 60 }, { accepted: true });
  expect(expectationOf(world, verify()).acceptance).toBe('may');
});

/** Somebody whose provider refuses, and who asks for so many further codes. */
const refusedSends = (count: number) => {
  const world = withCode();
  advance(world, { do: 'provider', person: 0, sends: 'refused' }, { accepted: true });
  times(count, () => advance(world, { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' }, { accepted: false }));
  advance(world, { do: 'provider', person: 0, sends: 'accepted' }, { accepted: true });
  return world;
};

test('after a resend that the provider refused, the first code must be accepted', () => {
  expect(expectationOf(refusedSends(1), verify())).toMatchObject({ acceptance: 'must', requirement: 'SND-21' });
});

test('sends that the provider refused do not count toward the limit', () => {
  const send: Step = { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' };
  expect(expectationOf(refusedSends(10), send)).toMatchObject({ acceptance: 'must', requirement: 'SND-10' });
});

test('after a lock that an administrator lifted, or that passed, the right code must be accepted', () => {
  const locked = () => {
    const world = withCode();
    at(world.people, 0).failures.lockedUntil = { surely: 300, perhaps: 300 };
    return world;
  };
  const [lifted, passed] = [locked(), locked()];
  advance(lifted, { do: 'liftLock', person: 0 }, { accepted: true });
  advance(passed, { do: 'pass', seconds: 360 }, { accepted: true });
  expect(expectationOf(lifted, verify())).toMatchObject({ acceptance: 'must', requirement: 'RL-08' });
  expect(expectationOf(passed, verify())).toMatchObject({ acceptance: 'must', requirement: 'RL-07' });
});
