import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

test('an unverified phone number cannot register an account', { tag: ['@SND-17.1'] }, async ({
  requestCode,
  phone,
}) => {
  const { visitor, sent } = await requestCode('Register', phone);
  expect(await visitor.identify(sent.verificationId)).toBeRefused('session.verification_failed');
});

test('the code page offers password sign-in as an alternative', { tag: ['@SND-17.2'] }, async ({
  openPasswordPage,
  app,
  user,
  passwordPage,
}) => {
  await openPasswordPage(user.phone);
  await passwordPage.enter(user.password);
  await expect(app).toBeSignedInAs(user);
});

/** Logto has no phrase for it. */
const risk = /intercept|risk|less secure|SIM swap|截获|截獲|拦截|攔截|风险|風險/i;

test('the code page at registration states the risk of SMS', {
  tag: ['@SND-17.3'],
}, async ({ app, page, phone, phonePage, codePage, attachScreenshot }) => {
  await app.signIn();
  await phonePage.goToRegister();
  await phonePage.submit(phone);
  await codePage.firstBox.waitFor();
  await attachScreenshot('The page on which a number becomes an authenticator');
  await expect(page.getByText(risk)).toBeVisible({ timeout: 1000 });
});
