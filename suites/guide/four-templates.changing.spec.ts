import { expect, test } from '../../fixtures/playwright/application/guide.ts';

const namedByTheGuide = ['Register', 'SignIn', 'ForgotPassword', 'Generic'];

test.beforeEach(async ({ administrator, right }) => {
  const templates = right.templates.filter(({ usageType }) => namedByTheGuide.includes(usageType));
  await administrator.changeConnector({ ...right, templates });
});

for (const event of ['Register', 'SignIn', 'ForgotPassword'] as const) {
  test(`with the four templates of the guide, a ${event} code is delivered and accepted`, {
    tag: [`@GDE-46.1.${event}`],
  }, async ({ begin, codeFor, user }) => {
    const visitor = await begin(event);
    expect(await visitor.verifyCode(await codeFor(visitor, user.phone, event))).toBeAccepted();
  });
}

test('with the four templates of the guide, a security verification code is accepted', { tag: ['@GDE-46.2'] }, async ({
  profileOf,
  user,
}) => {
  const profile = await profileOf(user);
  expect(await profile.verify(await profile.codeTo(user.phone))).toBeAccepted();
});

test('with the four templates of the guide, a code to link a phone number is accepted', { tag: ['@GDE-46.3'] }, async ({
  profileOf,
  user,
  phone,
}) => {
  const profile = await profileOf(user);
  expect(await profile.verify(await profile.codeTo(phone))).toBeAccepted();
});

test('with the four templates of the guide, a second-factor code is accepted', { tag: ['@GDE-46.4'] }, async ({
  administrator,
  begin,
  passwordRecord,
  secondFactor,
  user,
}) => {
  await administrator.changeSignIn({
    signIn: { methods: [{ identifier: 'phone', password: true, verificationCode: false, isPasswordPrimary: true }] },
    mfa: { policy: 'Mandatory', factors: ['PhoneVerificationCode'] },
  });
  const visitor = await begin('SignIn');
  await visitor.identify(await passwordRecord(visitor, user));
  expect(await secondFactor.verify(visitor, await secondFactor.codeFor(visitor, user.phone))).toBeAccepted();
});
