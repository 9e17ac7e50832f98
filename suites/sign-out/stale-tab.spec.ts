import { test } from '../../fixtures/playwright/people/tabs.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('sign-out in a tab after sign-out in another tab returns to the application', {
  tag: ['@OUT-19.1'],
}, async ({ appCookie: _, tab, otherTab, userWithSession, serverErrors, attachScreenshot }) => {
  await tab.app.signIn();
  await expect(tab.app).toBeSignedInAs(userWithSession);
  await otherTab.app.open();
  await expect(otherTab.app.signOutButton).toBeVisible();
  await tab.app.signOut();
  await expect(tab.app.signInButton).toBeVisible();
  await otherTab.app.signOut();
  await expect(otherTab.app.signInButton).toBeVisible();
  await attachScreenshot('The application after sign-out in both tabs');
  expect(serverErrors()).toEqual([]);
});
