import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';

test('a password reset without a verified code is rejected at every step', { tag: ['@FGT-07.1'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('ForgotPassword');
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
  const sent = await codeFor(visitor, user.phone, 'ForgotPassword');
  expect(await visitor.identify(sent.verificationId)).toBeRefused('session.verification_failed');
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
});

test('a verified code resets no password before the identification step', { tag: ['@FGT-07.2'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('ForgotPassword');
  expect(await visitor.verifyCode(await codeFor(visitor, user.phone, 'ForgotPassword'))).toBeAccepted();
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
});

test('a password verification is rejected for a password reset', { tag: ['@FGT-07.3'] }, async ({
  begin,
  user,
  passwordRecord,
}) => {
  const visitor = await begin('ForgotPassword');
  const verificationId = await passwordRecord(visitor, user);
  expect(await visitor.identify(verificationId)).toBeRefused();
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
});

for (const event of ['SignIn', 'Register'] as const) {
  test(`a code verified for ${event} is rejected for a password reset`, {
    tag: [`@FGT-06.1.${event}`, '@FGT-07'],
  }, async ({ requestCode, user }) => {
    const { visitor, sent } = await requestCode(event, user.phone);
    expect(await visitor.verifyCode(sent)).toBeAccepted();
    expect(await visitor.switchTo('ForgotPassword')).toBeRefused('session.not_supported_for_forgot_password');
    expect(await visitor.replacePassword(aPassword())).toBeRefused();
    await visitor.start('ForgotPassword');
    expect(await visitor.identify(sent.verificationId)).toBeRefused();
    expect(await visitor.replacePassword(aPassword())).toBeRefused();
  });
}

test('a code verified for a password reset is rejected for sign-in', { tag: ['@FGT-06.2'] }, async ({
  requestCode,
  user,
}) => {
  const { visitor, sent } = await requestCode('ForgotPassword', user.phone);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.identify(sent.verificationId)).toBeAccepted();
  expect(await visitor.switchTo('SignIn')).toBeRefused('session.not_supported_for_forgot_password');
  expect(await visitor.switchTo('Register')).toBeRefused('session.not_supported_for_forgot_password');
  await visitor.start('SignIn');
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
});

test('a code for one phone number is rejected at every reset step for another number', {
  tag: ['@FGT-08.1'],
}, async ({ begin, codeFor, user, anotherUser }) => {
  const visitor = await begin('ForgotPassword');
  const own = await codeFor(visitor, anotherUser.phone, 'ForgotPassword');
  expect(await visitor.verifyCode({ ...own, phone: user.phone })).toBeRefused();
  expect(await visitor.verifyCode(own)).toBeAccepted();
  const theirs = await codeFor(visitor, user.phone, 'ForgotPassword');
  expect(await visitor.verifyCode({ ...theirs, code: own.code })).toBeRefused();
  expect(await visitor.identify(theirs.verificationId)).toBeRefused();
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
});

test('a verified phone number resets the password of its own account only', { tag: ['@FGT-08.2'] }, async ({
  begin,
  resetPassword,
  codeFor,
  user,
  anotherUser,
}) => {
  const password = aPassword();
  const visitor = await begin('ForgotPassword');
  const victim = await codeFor(visitor, user.phone, 'ForgotPassword');
  await resetPassword(visitor, anotherUser, password);
  expect(await (await begin('SignIn')).verifyPassword(anotherUser.phone, password)).toBeAccepted();
  expect(await (await begin('SignIn')).verifyPassword(user.phone, user.password)).toBeAccepted();
  expect(await visitor.identify(victim.verificationId)).toBeRefused();
});
