import { expect, test } from '../../fixtures/playwright/test.ts';

test('a resent code replaces the first code, which is rejected', { tag: ['@OTP-07.1'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('SignIn');
  const first = await codeFor(visitor, user.phone, 'SignIn');
  const second = await codeFor(visitor, user.phone, 'SignIn');
  expect(await visitor.verifyCode(first)).toBeRefused();
  expect(await visitor.verifyCode({ ...second, code: first.code })).toBeRefused('verification_code.code_mismatch');
  expect(await visitor.verifyCode(second)).toBeAccepted();
});

test('a code is rejected in the interaction of another browser', { tag: ['@OTP-08.1'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const [victim, attacker] = [await begin('SignIn'), await begin('SignIn')];
  const theirs = await codeFor(victim, user.phone, 'SignIn');
  const own = await codeFor(attacker, user.phone, 'SignIn');
  expect(await attacker.verifyCode(theirs)).toBeRefused();
  expect(await attacker.verifyCode({ ...own, code: theirs.code })).toBeRefused('verification_code.code_mismatch');
  expect(await attacker.identify(theirs.verificationId)).toBeRefused();
  expect(await victim.verifyCode(theirs)).toBeAccepted();
});

for (const [issuedFor, usedFor] of [
  ['Register', 'SignIn'],
  ['Register', 'ForgotPassword'],
  ['SignIn', 'ForgotPassword'],
  ['SignIn', 'Register'],
  ['ForgotPassword', 'SignIn'],
  ['ForgotPassword', 'Register'],
] as const) {
  test(`a code for ${issuedFor} is rejected after the interaction restarts for ${usedFor}`, {
    tag: [`@OTP-09.1.${issuedFor}-${usedFor}`],
  }, async ({ requestCode, user }) => {
    const { visitor, sent } = await requestCode(issuedFor, user.phone);
    await visitor.start(usedFor);
    expect(await visitor.verifyCode(sent)).toBeRefused();
    expect(await visitor.identify(sent.verificationId)).toBeRefused();
  });
}

test('a code sent with the SignIn template is rejected for a password reset', { tag: ['@OTP-09.2'] }, async ({
  begin,
  codeFor,
  user,
}) => {
  const visitor = await begin('ForgotPassword');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  await visitor.verifyCode(sent);
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
});

test('a code for one phone number is rejected for another number', { tag: ['@OTP-10.2'] }, async ({
  requestCode,
  phone,
  nextPhone,
}) => {
  const { visitor, sent } = await requestCode('SignIn', phone);
  expect(await visitor.verifyCode({ ...sent, phone: nextPhone() })).toBeRefused();
  expect(await visitor.identify(sent.verificationId)).toBeRefused();
  expect(await visitor.verifyCode(sent)).toBeAccepted();
});
