import { expect, test } from '@playwright/test';
import { documentedLifetimes } from '../model/lifetimes.ts';
import { advance } from '../model/rules/index.ts';
import { newWorld, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { orderOf } from './orders.ts';
import { judgeTogether } from './together.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const right: Step = { do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0 } };
const guess: Step = { ...right, code: { of: 0, change: 'another' } };

const withCode = (): World => {
  const world = newWorld(policy);
  advance(world, { do: 'authorize', tab, prompt: 'consent' }, { accepted: false, interaction: true });
  advance(world, { do: 'start', tab, event: 'SignIn' }, { accepted: true });
  advance(world, { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' }, { accepted: true, sent: true });
  return world;
};

const answered = (step: Step, ...accepted: boolean[]) =>
  accepted.map((one) => ({ step, performed: { accepted: one, answer: one ? '200' : '400' } }));

test('one of several submissions of a code may be accepted, whichever it is', () => {
  expect(orderOf(withCode(), answered(right, false, true, false))).toHaveLength(3);
});

test('two accepted submissions of one code have no order', () => {
  expect(judgeTogether(withCode(), answered(right, true, true, false))).toEqual([
    {
      requirement: 'CON-01',
      property: 'order',
      what: 'of 3 requests at the same time (verifyCode) no order gives these answers: 2 x 200, 1 x 400',
    },
  ]);
});

test('a right code among guesses may be refused only after as many guesses as it bears', () => {
  expect(orderOf(withCode(), [...answered(guess, false, false), ...answered(right, false)])).toBe(undefined);
  expect(orderOf(withCode(), [...answered(guess, false, false, false), ...answered(right, false)])).toHaveLength(4);
});

test('judging an order changes nothing of the world', () => {
  const world = withCode();
  const before = structuredClone(world);
  orderOf(world, answered(right, true, false));
  expect(world).toEqual(before);
});
