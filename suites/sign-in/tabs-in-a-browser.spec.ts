import type { Response } from '@playwright/test';
import { test } from '../../fixtures/playwright/people/tabs.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** What a page asks Logto for when it goes on. */
const isStep = (response: Response): boolean => new URL(response.url()).pathname.startsWith('/api/experience');

for (const which of ['older', 'newer'] as const) {
  test(`of a sign-in that two tabs of a browser began, the ${which} signs the user in`, {
    tag: [`@SGN-18.4.${which}`],
  }, async ({ appCookie: _, tab, otherTab, inbox, user }) => {
    await tab.app.signIn();
    await tab.phonePage.identifier.waitFor();
    await otherTab.app.signIn();
    await otherTab.phonePage.identifier.waitFor();
    const { app, phonePage, codePage } = { older: tab, newer: otherTab }[which];
    await phonePage.submit(user.phone);
    await codePage.enter((await inbox.next(user.phone)).code);
    await expect(app).toBeSignedInAs(user);
  });
}

test('an older tab that submits a number after the newer has signed in keeps the session', {
  tag: ['@SGN-10.11'],
}, async ({ appCookie: _, tab, otherTab, inbox, user, serverErrors, attachScreenshot }) => {
  await tab.app.signIn();
  await tab.phonePage.identifier.waitFor();
  await otherTab.app.signIn();
  await otherTab.phonePage.submit(user.phone);
  await otherTab.codePage.enter((await inbox.next(user.phone)).code);
  await expect(otherTab.app).toBeSignedInAs(user);
  const answered = tab.page.waitForResponse(isStep);
  await tab.phonePage.submit(user.phone);
  await answered;
  await attachScreenshot('The older tab after the sign-in of the newer');
  await tab.app.open();
  await expect(tab.app).toBeSignedInAs(user);
  expect(serverErrors()).toEqual([]);
});

test('a tab in which a sign-in began can start again after another signed in and out', {
  tag: ['@SGN-10.12'],
}, async ({ tab, otherTab, inbox, user, serverErrors }) => {
  await tab.app.signIn();
  await tab.phonePage.identifier.waitFor();
  await otherTab.app.signIn();
  await otherTab.phonePage.submit(user.phone);
  const first = await inbox.next(user.phone);
  await otherTab.codePage.enter(first.code);
  await expect(otherTab.app).toBeSignedInAs(user);
  await otherTab.app.signOut();
  await expect(otherTab.app.signInButton).toBeVisible();
  const answered = tab.page.waitForResponse(isStep);
  await tab.phonePage.submit(user.phone);
  await answered;
  await tab.app.signIn();
  await expect(tab.phonePage.identifier).toBeVisible();
  expect(serverErrors()).toEqual([]);
});
