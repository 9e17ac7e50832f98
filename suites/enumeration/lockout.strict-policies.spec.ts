import { outcome } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';
import { comparable } from './comparable-reply.ts';
import { guess } from './guesses.ts';

test('known and unknown phone numbers reach the lockout at the same count', { tag: ['@ENM-05.2'] }, async ({
  begin,
  user,
  phone,
}) => {
  const visitor = await begin('ForgotPassword');
  const known = await guess(visitor, user.phone, 'ForgotPassword', 8);
  const unknown = await guess(visitor, phone, 'ForgotPassword', 8);
  expect(unknown.map(comparable)).toEqual(known.map(comparable));
  expect(known.map(outcome).at(-1)).toContain('blocked');
});
