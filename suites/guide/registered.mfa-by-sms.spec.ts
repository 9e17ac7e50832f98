import { expect, test } from '../../fixtures/playwright/application/guide.ts';

test('with SMS as the only mandatory second factor, a registration by phone ends in an account', {
  tag: ['@GDE-89.1'],
}, async ({ begin, register, newPassword, secondFactor: _, stack, phone }) => {
  const { visitor, tokens } = await register(await begin('Register'), phone, newPassword);
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ phone_number_verified: true });
  await expect(stack).toHaveSentOnly(phone, 'Register');
});

test('a user who registered by phone signs in with the password and a second-factor code', {
  tag: ['@GDE-89.2', '@GDE-45', '@GDE-84'],
}, async ({ begin, register, passwordRecord, newPassword: password, secondFactor, stack, phone }) => {
  await register(await begin('Register'), phone, password);
  const visitor = await begin('SignIn');
  await visitor.identify(await passwordRecord(visitor, { id: '', phone, password }));
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(visitor, await secondFactor.codeFor(visitor, phone))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
  await expect(stack).toHaveSentOnly(phone, 'Register', 'MfaVerification');
});
