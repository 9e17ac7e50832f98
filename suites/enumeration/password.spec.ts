import { expect, test } from '../../fixtures/playwright/test.ts';
import { comparable } from './comparable-reply.ts';

test('known and unknown phone numbers get the same response to a wrong password', { tag: ['@ENM-04.2'] }, async ({
  begin,
  user,
  phone,
}) => {
  const visitor = await begin('SignIn');
  const known = await visitor.verifyPassword(user.phone, `${user.password}x`);
  const unknown = await visitor.verifyPassword(phone, `${user.password}x`);
  expect(comparable(unknown)).toEqual(comparable(known));
  expect(known).toBeRefused('session.invalid_credentials');
});
