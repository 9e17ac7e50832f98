import { expect, test } from '../../fixtures/playwright/people/flows.ts';

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
