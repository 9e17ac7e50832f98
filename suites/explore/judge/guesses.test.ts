import { expect, test } from '@playwright/test';
import { documentedLifetimes } from '../model/lifetimes.ts';
import { newWorld } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { judgeGuesses } from './guesses.ts';

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};
const tab = { browser: 0, client: 0 };
const ofCode: Step = { do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0, change: 'another' } };
const ofPassword: Step = { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 1 } };

const answered = (step: Step, answer: string, count: number) =>
  Array.from({ length: count }, () => ({ step, performed: { accepted: answer === '200', answer } }));

const judged = (...group: ReturnType<typeof answered>) =>
  judgeGuesses(newWorld(policy), group).map(({ requirement }) => requirement);

test('concurrent guesses of a code are judged up to its limit of tries', () => {
  const mismatch = answered(ofCode, '400 verification_code.code_mismatch', 3);
  expect(judged(...mismatch, ...answered(ofCode, '400 verification_code.exceed_max_try', 9))).toEqual([]);
  expect(judged(...mismatch, ...answered(ofCode, '200', 1))).toEqual(['RL-04']);
});

test('as many wrong passwords may be judged at the same time as lock a number', () => {
  expect(judged(...answered(ofPassword, '422 session.invalid_credentials', 6))).toEqual([]);
  expect(judged(...answered(ofPassword, '422 session.invalid_credentials', 7))).toEqual(['CON-02']);
});

test('a right password may forgive the wrong ones before it', () => {
  const wrong = answered(ofPassword, '422 session.invalid_credentials', 7);
  expect(judged(...wrong, ...answered(ofPassword, '200', 1))).toEqual([]);
});
