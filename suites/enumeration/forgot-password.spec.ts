import { outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';
import { comparable } from './comparable-reply.ts';
import { guess } from './guesses.ts';

test('known and unknown phone numbers get the same response to a password reset send', {
  tag: ['@ENM-01.1'],
}, async ({ begin, user, phone, stack }) => {
  const visitor = await begin('ForgotPassword');
  const known = await visitor.sendCode(user.phone, 'ForgotPassword');
  const unknown = await visitor.sendCode(phone, 'ForgotPassword');
  expect(comparable(unknown)).toEqual(comparable(known));
  expect(known).toBeAccepted();
  await expect(stack).toHaveSentOnly(user.phone, 'ForgotPassword');
  await expect(stack).toHaveSentOnly(phone);
});

test('known and unknown phone numbers get the same responses to wrong reset codes', {
  tag: ['@ENM-04.1'],
}, async ({ begin, user, phone }) => {
  const visitor = await begin('ForgotPassword');
  const known = await guess(visitor, user.phone, 'ForgotPassword', 12);
  const unknown = await guess(visitor, phone, 'ForgotPassword', 12);
  expect(unknown.map(comparable)).toEqual(known.map(comparable));
  expect(known.map(outcome).at(-1)).toContain('exceed_max_try');
});

test('known and unknown phone numbers reach the send limit at the same count', { tag: ['@ENM-05.1'] }, async ({
  begin,
  user,
  phone,
}) => {
  const visitor = await begin('ForgotPassword');
  const known = await trials(12, () => visitor.sendCode(user.phone, 'ForgotPassword'));
  const unknown = await trials(12, () => visitor.sendCode(phone, 'ForgotPassword'));
  expect(unknown.map(comparable)).toEqual(known.map(comparable));
  expect(known.map(outcome).at(-1)).toContain('rate_limited');
});
