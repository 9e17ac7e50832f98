import { expect, test } from '@playwright/test';
import type { Step } from '../../steps/step.ts';
import { documentedLifetimes } from '../lifetimes.ts';
import { newWorld } from '../world.ts';
import { advance, expectationOf } from './index.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const identify: Step = { do: 'identify', tab, verification: 0 };

/** Somebody who has proven a number, and chosen a password, for a new account. */
const registering = (spelling?: string) => {
  const world = newWorld(policy);
  const to = { person: 0, ...(spelling !== undefined && { spelling }) };
  advance(world, { do: 'authorize', tab, prompt: 'login' }, { accepted: false, interaction: true });
  advance(world, { do: 'start', tab, event: 'Register' }, { accepted: true });
  advance(world, { do: 'sendCode', tab, to, event: 'Register' }, { accepted: true, sent: true });
  advance(world, { do: 'verifyCode', tab, verification: 0, to, code: { of: 0 } }, { accepted: true });
  advance(world, { do: 'addPassword', tab, password: 1 }, { accepted: true });
  return world;
};

for (const [how, spelling, requirement] of [
  ['as it is', undefined, 'REG-03'],
  ['in another way', 'national', 'REG-04'],
] as const) {
  test(`a number with an account, written ${how}, must not make another one`, () => {
    const world = registering(spelling);
    expect(expectationOf(world, identify).acceptance).toBe('must');
    advance(world, { do: 'createUser', person: 0, password: 0 }, { accepted: true });
    expect(expectationOf(world, identify)).toMatchObject({ acceptance: 'must not', requirement });
  });
}

test('a sequence is lost once an account was made with a number in another spelling', () => {
  const [plain, spelled] = [registering(), registering('national')];
  advance(plain, identify, { accepted: true, created: true });
  advance(spelled, identify, { accepted: true, created: true });
  expect([plain.isLost, spelled.isLost]).toEqual([false, true]);
});
