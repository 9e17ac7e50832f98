import { acceptedNearMisses } from '../../fixtures/http/near-misses.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';
import { aPassword } from '../../fixtures/playwright/people/people.ts';
import { createUser } from '../../fixtures/stack/provision.ts';

test('a verification code is rejected as a password', { tag: ['@SGN-03.2'] }, async ({ requestCode, user }) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  expect(await visitor.verifyPassword(user.phone, sent.code)).toBeRefused('session.invalid_credentials');
  expect(await visitor.submit()).toBeRefused();
  expect(await visitor.verifyCode(sent)).toBeAccepted();
});

test('a password is rejected as a verification code', { tag: ['@SGN-03.3'] }, async ({ requestCode, user }) => {
  const { visitor, sent } = await requestCode('SignIn', user.phone);
  expect(await visitor.verifyCode({ ...sent, code: user.password })).toBeRefused();
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
});

test('a password is accepted only exactly as it was set', { tag: ['@SGN-15.1'] }, async ({ begin, user }) => {
  const visitor = await begin('SignIn');
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeAccepted();
  const verify = (password: string) => visitor.verifyPassword(user.phone, password);
  expect(await acceptedNearMisses(user.password, verify)).toEqual([]);
});

test('a password of 80 characters is accepted only as a whole', { tag: ['@SGN-15.2'] }, async ({
  begin,
  stack,
  phone,
}) => {
  const password = aPassword().padEnd(79, 'k') + 7;
  await createUser(stack.management, { primaryPhone: phone, password });
  const visitor = await begin('SignIn');
  expect(await visitor.verifyPassword(phone, password)).toBeAccepted();
  const verify = (nearMiss: string) => visitor.verifyPassword(phone, nearMiss);
  expect(await acceptedNearMisses(password, verify)).toEqual([]);
});

test('the password of one user does not sign another user in', { tag: ['@SGN-03.4'] }, async ({
  begin,
  user,
  anotherUser,
}) => {
  const visitor = await begin('SignIn');
  const right = await visitor.verifyPassword(anotherUser.phone, anotherUser.password);
  expect(right).toBeAccepted();
  expect(await visitor.verifyPassword(user.phone, anotherUser.password)).toBeRefused('session.invalid_credentials');
  expect(await visitor.submit()).toBeRefused();
});
