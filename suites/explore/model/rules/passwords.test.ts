import { expect, test } from '@playwright/test';
import { boundaryPasswords, passwordCount } from '../../steps/passwords.ts';
import type { Step } from '../../steps/step.ts';
import { documentedLifetimes } from '../lifetimes.ts';
import { at, newWorld, type World } from '../world.ts';
import { advance, expectationOf } from './index.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 3, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const guess: Step = { do: 'verifyPassword', tab, to: { person: 1 }, password: { number: 1 } };
const right: Step = { ...guess, password: { number: 0 } };

const open = (): World => {
  const world = newWorld(policy);
  const begun: readonly Step[] = [
    { do: 'createUser', person: 1, password: 0 },
    { do: 'authorize', tab, prompt: 'login' },
    { do: 'start', tab, event: 'SignIn' },
  ];
  for (const step of begun) {
    advance(world, step, { accepted: step.do !== 'authorize', interaction: true });
  }
  return world;
};

const guessed = (world: World): string => {
  for (let count = 0; count < 3; count += 1) {
    advance(world, guess, { accepted: false });
  }
  return expectationOf(world, right).acceptance;
};

test('wrong passwords in an interaction that is open count toward the lockout', () => {
  expect(guessed(open())).toBe('must not');
});

test('wrong passwords may count or not in an interaction that may be gone', () => {
  const world = open();
  at(world.interactions, 0).doubtful = true;
  expect(guessed(world)).toBe('may');
});

test('a request in the session of a suspended user may end what other tabs have begun', () => {
  const world = open();
  world.sessions[0] = { person: 0, account: 9, ended: null, doubtful: false, at: 0, used: { surely: 0, perhaps: 0 } };
  advance(
    world,
    { do: 'authorize', tab: { ...tab, client: 1 }, prompt: 'login' },
    { accepted: false, interaction: true },
  );
  expect(guessed(world)).toBe('may');
});

const ownNumber = passwordCount + boundaryPasswords.findIndex(({ of }) => of === 'the number of the first person');

test('a password is compared with a number that the interaction still has', () => {
  const world = open();
  Object.assign(at(world.interactions, 0), { event: 'Register', newNumber: 0 });
  const added: Step = { do: 'addPassword', tab, password: ownNumber };
  expect(expectationOf(world, added)).toMatchObject({ acceptance: 'must not', requirement: 'REG-06' });
  at(world.interactions, 0).switched = true;
  expect(expectationOf(world, added).acceptance).toBe('may');
});

test('a new password is compared with the number of the user as it is now', () => {
  const world = open();
  const account = at(world.people, 1).account?.number ?? -1;
  const identified = (person: number) => ({ event: 'ForgotPassword', identified: { person, account } });
  const replaced: Step = { do: 'replacePassword', tab, password: ownNumber };
  Object.assign(at(world.interactions, 0), identified(0));
  expect(expectationOf(world, replaced).acceptance).toBe('may');
  Object.assign(at(world.people, 0), { account: at(world.people, 1).account });
  expect(expectationOf(world, replaced)).toMatchObject({ acceptance: 'must not', requirement: 'FGT-03' });
});
