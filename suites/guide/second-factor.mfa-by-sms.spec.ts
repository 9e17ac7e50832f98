import { aWrongCode, expect, test } from '../../fixtures/playwright/application/guide.ts';

test('sign-in requires the password and a valid second-factor code', {
  tag: ['@GDE-84.1'],
}, async ({ begin, passwordRecord, secondFactor, user }) => {
  const visitor = await begin('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, user))).toBeAccepted();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  const sent = await secondFactor.codeFor(visitor, user.phone);
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(visitor, { ...sent, code: aWrongCode(sent.code) })).toBeRefused('code_mismatch');
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(visitor.cookies).not.toMatch(/(^|; )_session=/);
  expect(await secondFactor.verify(visitor, sent)).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('a password alone does not allow binding another number as second factor', {
  tag: ['@GDE-84.3'],
}, async ({ begin, numberProof, passwordRecord, secondFactor, user, phone }) => {
  const visitor = await begin('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, user))).toBeAccepted();
  const other = await numberProof(visitor, phone, 'SignIn');
  expect(await secondFactor.bind(visitor, other)).toBeRefused();
  expect(await visitor.addPhone(other)).toBeRefused();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
});

test('a user signs in with a password and a second-factor code of the MfaVerification template', {
  tag: ['@GDE-45.1', '@GDE-84'],
}, async ({
  submitNumber,
  app,
  inbox,
  stack,
  user,
  passwordPage,
  secondCodePage,
  secondFactor: _,
  attachScreenshot,
}) => {
  await submitNumber(user.phone);
  await passwordPage.enter(user.password);
  await secondCodePage.firstBox.waitFor();
  await attachScreenshot('The page that asks for the second factor');
  await secondCodePage.enter((await inbox.next(user.phone)).code);
  await expect(app).toBeSignedInAs(user);
  await expect(stack).toHaveSentOnly(user.phone, 'MfaVerification');
});

test('a sign-in code is rejected as second factor', { tag: ['@GDE-85.1'] }, async ({
  begin,
  codeFor,
  passwordRecord,
  secondFactor,
  user,
}) => {
  const visitor = await begin('SignIn');
  const first = await codeFor(visitor, user.phone, 'SignIn');
  expect(await visitor.verifyCode(first)).toBeAccepted();
  expect(await visitor.identify(first.verificationId)).toBeRefused();
  expect(await visitor.identify(await passwordRecord(visitor, user))).toBeAccepted();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(visitor, first)).toBeRefused();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
});

test('a second-factor code of one sign-in is rejected in another sign-in', { tag: ['@GDE-84.2'] }, async ({
  begin,
  passwordRecord,
  secondFactor,
  user,
}) => {
  const [first, second] = [await begin('SignIn'), await begin('SignIn')];
  expect(await first.identify(await passwordRecord(first, user))).toBeAccepted();
  expect(await second.identify(await passwordRecord(second, user))).toBeAccepted();
  const sent = await secondFactor.codeFor(first, user.phone);
  expect(await secondFactor.verify(second, sent)).toBeRefused();
  expect(await second.submit()).toBeRefused('session.mfa.require_mfa_verification');
});
