import { expect, test } from '../../fixtures/playwright/test.ts';

test.beforeEach(async ({ user, journey }) => {
  await journey.toPasswordOf(user);
});

test('a known number and its password sign in as the same subject', { tag: ['@flow', '@SGN-01.2', '@GDE-65'] }, async ({
  app,
  stack,
  user,
  journey,
  passwordPage,
  look,
}) => {
  await passwordPage.enter(user.password);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await look('The application after sign-in');
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('a wrong password is refused, and the right one is accepted afterwards', { tag: ['@flow', '@SGN-03.1'] }, async ({
  app,
  user,
  journey,
  passwordPage,
  look,
}) => {
  await passwordPage.enter(`${user.password}x`);
  await expect(passwordPage.error).toBeVisible();
  await look('The refusal of a wrong password');
  await passwordPage.enter(user.password);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
});
