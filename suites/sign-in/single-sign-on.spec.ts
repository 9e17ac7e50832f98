import { expect, test } from '../../fixtures/playwright/test.ts';

test('a second application signs in without asking, as the same subject', {
  tag: ['@flow', '@SGN-01.3', '@GDE-18'],
}, async ({ app, secondApp, stack, userWithSession, look }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await secondApp.signIn();
  await expect(secondApp.page).toHaveURL(secondApp.home);
  await expect(secondApp).toBeSignedInAs(userWithSession);
  await look('The second application, which nobody was asked for');
  await expect(stack).toHaveSentOnly(userWithSession.phone, ...userWithSession.sent);
});
