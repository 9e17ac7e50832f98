import { z } from 'zod';
import { expect, test } from '../../fixtures/playwright/application/guide.ts';

const application = z.object({ type: z.string(), oidcClientMetadata: z.object({ redirectUris: z.array(z.string()) }) });
const kept = z.object({ refreshToken: z.string() });

test('the home page shows no claims before sign-in, and its button opens the sign-in page', {
  tag: ['@GDE-13.1', '@GDE-14'],
}, async ({ app, page, stack, phonePage }) => {
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await expect(app.signOutButton).toBeHidden();
  await expect(page.locator('dt')).toHaveCount(0);
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${stack.description.logto.endpoint}/sign-in\\?`));
});

test('a new Traditional application signs a user in, keeps the session and shows the sub', {
  tag: ['@GDE-02.1', '@GDE-04', '@GDE-08', '@GDE-12', '@GDE-15'],
}, async ({ ownApplication, page, stack, user, phonePage, codePage, passwordPage, attachScreenshot }) => {
  const own = await ownApplication();
  await own.page.signIn();
  await phonePage.submit(user.phone);
  await codePage.usePasswordInstead();
  await passwordPage.enter(user.password);
  await expect(own.page).toBeSignedInAs(user);
  await expect(own.page.signOutButton).toBeVisible();
  await expect(page).toHaveURL(own.page.home);
  await attachScreenshot('The application of the guide');
  await own.page.open();
  await expect(own.page).toBeSignedInAs(user);
  expect(await stack.management.call('GET', `/applications/${own.client.clientId}`, application)).toEqual({
    type: 'Traditional',
    oidcClientMetadata: { redirectUris: [`${own.url}/callback`] },
  });
});

test('sign-out clears the application tokens, ends the Logto session and returns home', {
  tag: ['@GDE-04.1', '@GDE-10', '@GDE-16', '@GDE-17'],
}, async ({ ownApplication, page, userWithSession, visit, phonePage }) => {
  const own = await ownApplication();
  await own.page.signIn();
  await expect(own.page).toBeSignedInAs(userWithSession);
  const { refreshToken } = kept.parse(JSON.parse(await own.session()));
  await own.page.signOut();
  await expect(own.page.signInButton).toBeVisible();
  await expect(page).toHaveURL(own.page.home);
  expect(await own.session()).not.toMatch(/idToken|refreshToken|accessToken/);
  expect(await visit({ ...own.client, url: own.url }).refresh(refreshToken)).toBeRefused('invalid_grant');
  await own.page.signIn();
  await expect(phonePage.identifier).toBeVisible();
});

test('after sign-out from one application, a second application requires a sign-in', {
  tag: ['@GDE-19.1'],
}, async ({ app, secondApp, userWithSession, phonePage }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await secondApp.signIn();
  await expect(phonePage.identifier).toBeVisible();
});
