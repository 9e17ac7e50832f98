import { expect, test } from '@playwright/test';
import { advance } from '../model/rules/index.ts';
import { newWorld } from '../model/world.ts';
import { groundAt } from '../play/testing.ts';
import type { Step } from '../steps/step.ts';
import { replyOf } from './testing.ts';
import { compareWrongCodes } from './wrong-codes.ts';

const tab = { browser: 0, client: 0 };
const send = (person: number): Step => ({ do: 'sendCode', tab, to: { person }, event: 'SignIn' });
const guess = (person: number, change = 'another'): Step => ({
  ...{ do: 'verifyCode', tab, verification: person, to: { person }, code: { of: person, change } },
});

/** What is found of guesses of codes, each refused with a text of its own. */
const judged = (...guesses: ReadonlyArray<readonly [step: Step, text: string]>) => {
  const world = newWorld(groundAt('http://logto.example').policy);
  const judge = compareWrongCodes();
  advance(world, { do: 'authorize', tab, prompt: 'login' }, { accepted: false, interaction: true });
  advance(world, { do: 'start', tab, event: 'SignIn' }, { accepted: true });
  return guesses.flatMap(([step, text]) => {
    if ('to' in step && step.to.person === world.verifications.length) {
      advance(world, send(step.to.person), { accepted: true, sent: true });
    }
    const found = judge(world, step, { ...replyOf('/api/experience', 400), text });
    advance(world, step, { accepted: false });
    return found.map(({ requirement }) => requirement);
  });
};

test('first guesses of two codes are refused alike, whichever of their digits are right', () => {
  expect(judged([guess(0, 'far'), 'wrong'], [guess(1), 'wrong'])).toEqual([]);
  expect(judged([guess(0, 'far'), '0 are right'], [guess(1), '5 are right'])).toEqual(['OTP-16']);
});

test('a second guess may be told of fewer tries that are left', () => {
  expect(judged([guess(0), '2 tries are left'], [guess(0, 'far'), '1 try is left'])).toEqual([]);
});

test('a code of fewer digits may be refused in its own way', () => {
  expect(judged([guess(0, 'cut'), 'too short'], [guess(1), 'wrong'])).toEqual([]);
});
