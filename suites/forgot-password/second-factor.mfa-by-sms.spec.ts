import { aPassword, expect, test } from '../../fixtures/playwright/application/guide.ts';

test('after a password reset, the next sign-in requires the second factor', { tag: ['@FGT-02.1'] }, async ({
  begin,
  resetPassword,
  passwordRecord,
  secondFactor,
  user,
}) => {
  const [visitor, password] = [await begin('ForgotPassword'), aPassword()];
  await resetPassword(visitor, user, password);
  await visitor.start('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, { ...user, password }))).toBeAccepted();
  expect(await visitor.submit()).toBeRefused('session.mfa.require_mfa_verification');
  expect(await secondFactor.verify(visitor, await secondFactor.codeFor(visitor, user.phone))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('after a password reset, the sign-in page asks for the second factor', {
  tag: ['@FGT-02.2'],
}, async ({ submitNumber, app, begin, resetPassword, inbox, user, passwordPage, secondCodePage, secondFactor: _ }) => {
  const password = aPassword();
  await resetPassword(await begin('ForgotPassword'), user, password);
  const recovery = (await inbox.messages(user.phone)).at(-1);
  await submitNumber(user.phone);
  await passwordPage.enter(password);
  await secondCodePage.firstBox.waitFor();
  await secondCodePage.enter((await inbox.next(user.phone, recovery === undefined ? {} : { after: recovery })).code);
  await expect(app).toBeSignedInAs(user);
});
