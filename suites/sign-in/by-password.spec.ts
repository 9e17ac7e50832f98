import { expect, test } from '../../fixtures/playwright/test.ts';

test.beforeEach(async ({ user, journey }) => {
  await journey.toPasswordOf(user);
});

test('a known phone number and its password sign the user in with the same sub', {
  tag: ['@flow', '@SGN-01.2', '@GDE-65'],
}, async ({ app, stack, user, journey, passwordPage, attachScreenshot }) => {
  await passwordPage.enter(user.password);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await attachScreenshot('The application after sign-in');
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('a wrong password is rejected and the correct password is accepted afterwards', {
  tag: ['@flow', '@SGN-03.1'],
}, async ({ app, user, journey, passwordPage, attachScreenshot }) => {
  await passwordPage.enter(`${user.password}x`);
  await expect(passwordPage.error).toBeVisible();
  await attachScreenshot('The error for a wrong password');
  await passwordPage.enter(user.password);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
});
