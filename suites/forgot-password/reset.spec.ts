import { toNational } from '../../contracts/phone.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

test.beforeEach(async ({ user, journey }) => {
  await journey.toRecoveryOf(user);
});

test('a verification code sets a new password, and the old password is rejected', {
  tag: ['@flow', '@FGT-01.1', '@SND-06', '@GDE-40', '@GDE-78'],
}, async ({
  app,
  stack,
  user,
  journey,
  phonePage,
  codePage,
  newPasswordPage,
  passwordPage,
  says,
  attachScreenshot,
}) => {
  const newPassword = journey.newPassword();
  await journey.askForRecovery(user);
  await codePage.enter(await journey.codeFor(user));
  await newPasswordPage.save(newPassword);
  await expect(phonePage.toast).toHaveText(await says('description.password_changed'));
  await attachScreenshot('The confirmation of the password change');
  await journey.askForPassword(user);
  await passwordPage.enter(user.password);
  await expect(passwordPage.error).toBeVisible();
  await passwordPage.enter(newPassword);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('password recovery for an unknown number shows the code page and sends no message', {
  tag: ['@flow', '@ENM-01.2'],
}, async ({ page, stack, phone, phonePage, codePage, attachScreenshot }) => {
  await phonePage.submit(phone);
  await expect(codePage.firstBox).toBeVisible();
  await expect(page.getByText(toNational(phone))).toBeVisible();
  await attachScreenshot('The code page for an unknown phone number');
  await expect(stack).toHaveSentOnly(phone);
});
