import { outcome } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';
import { comparable } from './comparable-reply.ts';
import { guess } from './guesses.ts';

test('with registration disabled, known and unknown numbers get the same sign-in send response', {
  tag: ['@ENM-02.1'],
}, async ({ begin, user, phone, stack }) => {
  const visitor = await begin('SignIn');
  const known = await visitor.sendCode(user.phone, 'SignIn');
  const unknown = await visitor.sendCode(phone, 'SignIn');
  expect(comparable(unknown)).toEqual(comparable(known));
  expect(known).toBeAccepted();
  await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
  await expect(stack).toHaveSentOnly(phone);
});

test('with registration disabled, known and unknown numbers get the same wrong-code responses', {
  tag: ['@ENM-04.3'],
}, async ({ begin, user, phone }) => {
  const visitor = await begin('SignIn');
  const known = await guess(visitor, user.phone, 'SignIn', 11);
  const unknown = await guess(visitor, phone, 'SignIn', 11);
  expect(unknown.map(comparable)).toEqual(known.map(comparable));
  expect(known.map(outcome).at(0)).toContain('code_mismatch');
});
