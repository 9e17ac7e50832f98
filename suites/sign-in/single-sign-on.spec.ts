import { expect, test } from '../../fixtures/playwright/test.ts';

test('a second application signs the user in without a prompt and with the same sub', {
  tag: ['@flow', '@SGN-01.3', '@GDE-18'],
}, async ({ app, secondApp, stack, userWithSession, attachScreenshot }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await secondApp.signIn();
  await expect(secondApp.page).toHaveURL(secondApp.home);
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await attachScreenshot('The second application after single sign-on');
  await expect(stack).toHaveSentOnly(userWithSession.phone, ...userWithSession.sent);
});
