import { aWrongCode, expect, test } from '../../fixtures/playwright/application/guide.ts';

const byPassword = (identifier: 'username' | 'phone') => ({
  identifier,
  password: true,
  verificationCode: false,
  isPasswordPrimary: true,
});

/** Logto lets codes be a second factor where no code signs in; a number is enrolled where sign-up does not ask for one. */
test.beforeEach(async ({ administrator }) => {
  await administrator.changeSignIn({
    signUp: { identifiers: ['username'], password: true, verify: false },
    signIn: { methods: [byPassword('username'), byPassword('phone')] },
    mfa: { policy: 'Mandatory', factors: ['PhoneVerificationCode'] },
  });
});

test('a user without a phone number enrols one as second factor with the BindMfa template', {
  tag: ['@GDE-44.1', '@GDE-83'],
}, async ({ begin, codeFor, identifyByName, secondFactor, namedUser, stack, phone }) => {
  const visitor = await begin('SignIn');
  await identifyByName(visitor, namedUser);
  expect(await visitor.submit()).toBeRefused('user.missing_mfa');
  const sent = await codeFor(visitor, phone, 'SignIn');
  expect(await secondFactor.bind(visitor, sent.verificationId)).toBeRefused();
  expect(await visitor.verifyCode({ ...sent, code: aWrongCode(sent.code) })).toBeRefused('code_mismatch');
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await secondFactor.bind(visitor, sent.verificationId)).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
  await expect(stack).toHaveSentOnly(phone, 'BindMfa');
});
