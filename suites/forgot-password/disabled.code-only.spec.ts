import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';

test('with password recovery by phone disabled, a verified code resets no password', { tag: ['@FGT-10.2'] }, async ({
  requestCode,
  user,
}) => {
  const { visitor, sent } = await requestCode('ForgotPassword', user.phone);
  await visitor.verifyCode(sent);
  expect(await visitor.identify(sent.verificationId)).toBeRefused('session.not_supported_for_forgot_password');
  expect(await visitor.replacePassword(aPassword())).toBeRefused();
});

test('with password recovery by phone disabled, no page offers it', { tag: ['@FGT-10.3'] }, async ({
  app,
  page,
  user,
  phonePage,
  codePage,
  says,
}) => {
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  const offer = page.getByText(await says('action.forgot_password'));
  await expect(offer).toBeHidden();
  await phonePage.submit(user.phone);
  await expect(codePage.firstBox).toBeVisible();
  await expect(offer).toBeHidden();
});
