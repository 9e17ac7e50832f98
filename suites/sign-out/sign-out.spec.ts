import { expect, test } from '../../fixtures/playwright/test.ts';

test('sign-out ends the sessions of the application and of Logto, and comes back to the application', {
  tag: ['@OUT-01', '@OUT-02'],
}, async ({ app, page, userWithSession, phonePage, look }) => {
  await app.signIn();
  await expect(app.claim('sub')).toHaveText(userWithSession.id);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await expect(page).toHaveURL(`${app.url}/`);
  await look('The application after sign-out');
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  await look('The next sign-in, which asks again');
});
