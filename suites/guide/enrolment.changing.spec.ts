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

test('a user who registers by username enrols a phone number before being signed in', {
  tag: ['@GDE-83.1', '@GDE-44'],
}, async ({ begin, registerByName, secondFactor, numberProof, namedNewcomer, stack, phone }) => {
  const visitor = await begin('Register');
  await registerByName(visitor, namedNewcomer);
  expect(await visitor.submit()).toBeRefused('user.missing_mfa');
  expect(await secondFactor.bind(visitor, await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
  await expect(stack).toHaveSentOnly(phone, 'BindMfa');
});

test('after an enrolment at registration, the next sign-in requires a second-factor code', {
  tag: ['@GDE-83.2', '@GDE-45', '@GDE-84'],
}, async ({ begin, registerByName, identifyByName, secondFactor, numberProof, namedNewcomer, stack, phone }) => {
  const visitor = await begin('Register');
  await registerByName(visitor, namedNewcomer);
  await secondFactor.bind(visitor, await numberProof(visitor, phone, 'Register'));
  expect(await visitor.submit()).toBeAccepted();
  const next = await begin('SignIn');
  await identifyByName(next, namedNewcomer);
  expect(await next.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(next, await secondFactor.codeFor(next, phone))).toBeAccepted();
  expect(await next.submit()).toBeAccepted();
  await expect(stack).toHaveSentOnly(phone, 'BindMfa', 'MfaVerification');
});

test('a user who left before the enrolment completes it at the next sign-in', {
  tag: ['@GDE-83.3'],
}, async ({ begin, registerByName, identifyByName, secondFactor, numberProof, namedNewcomer, phone }) => {
  await registerByName(await begin('Register'), namedNewcomer);
  const visitor = await begin('SignIn');
  await identifyByName(visitor, namedNewcomer);
  expect(await visitor.submit()).toBeRefused('user.missing_mfa');
  expect(await secondFactor.bind(visitor, await numberProof(visitor, phone, 'SignIn'))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('a mandatory enrolment cannot be declined', {
  tag: ['@GDE-83.4'],
}, async ({ begin, registerByName, secondFactor: _, namedNewcomer }) => {
  const visitor = await begin('Register');
  await registerByName(visitor, namedNewcomer);
  expect(await visitor.skipSecondFactor('mfa')).toBeRefused('session.mfa.mfa_policy_not_user_controlled');
  await visitor.skipSecondFactor('mfa-suggestion');
  expect(await visitor.submit()).toBeRefused('user.missing_mfa');
  expect(visitor.cookies).not.toMatch(/(^|; )_session=/);
});

test('the number of another user is rejected for enrolment, and a free number is accepted', {
  tag: ['@GDE-90.1'],
}, async ({ begin, registerByName, secondFactor, numberProof, namedNewcomer, user, phone }) => {
  const visitor = await begin('Register');
  await registerByName(visitor, namedNewcomer);
  const taken = await numberProof(visitor, user.phone, 'Register');
  expect(await secondFactor.bind(visitor, taken)).toBeRefused('user.phone_already_in_use');
  expect(await visitor.submit()).toBeRefused('user.missing_mfa');
  expect(await secondFactor.bind(visitor, await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('a number that is taken during the enrolment is rejected, and a free one is accepted', {
  tag: ['@GDE-90.2'],
}, async ({ begin, registerByName, secondFactor, numberProof, namedNewcomer, takePhone, phone, nextPhone }) => {
  const visitor = await begin('Register');
  await registerByName(visitor, namedNewcomer);
  expect(await secondFactor.bind(visitor, await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  await takePhone(phone);
  expect(await visitor.submit()).toBeRefused('user.phone_already_in_use');
  expect(await secondFactor.bind(visitor, await numberProof(visitor, nextPhone(), 'Register'))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('the pages lead a new user from the username over the enrolment into the application', {
  tag: ['@GDE-83.5', '@GDE-44'],
}, async ({
  app,
  ownerOf,
  phonePage,
  newPasswordPage,
  codePage,
  inbox,
  namedNewcomer: { name, password },
  stack,
  phone,
}) => {
  await app.signIn();
  await phonePage.goToRegister();
  await phonePage.submitName(name);
  await newPasswordPage.save(password);
  await phonePage.submit(phone);
  const { code } = await inbox.next(phone);
  await codePage.enter(aWrongCode(code));
  await expect(codePage.error).toBeVisible();
  await codePage.enter(code);
  await expect(app.signedInMark).toBeVisible();
  await expect(app).toBeSignedInAs(await ownerOf(phone));
  await expect(stack).toHaveSentOnly(phone, 'BindMfa');
});
