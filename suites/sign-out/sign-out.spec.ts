import { expect, test } from '../../fixtures/playwright/test.ts';

test.beforeEach(async ({ app, userWithSession }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
});

test('sign-out ends the application and Logto sessions and returns to the application', {
  tag: ['@flow', '@OUT-01.1', '@OUT-02'],
}, async ({ app, page, stack, phonePage, requestsSeen, attachScreenshot }) => {
  const endSession = `${stack.description.logto.endpoint}/oidc/session/end?`;
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  expect(requestsSeen.map(({ url }) => url)).toContainEqual(expect.stringContaining(endSession));
  await expect(page).toHaveURL(app.home);
  await attachScreenshot('The application after sign-out');
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await app.signIn();
  await expect(phonePage.identifier).toBeVisible();
  await attachScreenshot('The sign-in page after sign-out');
});

test('a copy of the application cookie is rejected after sign-out', { tag: ['@OUT-03.1'] }, async ({
  app,
  appCookie,
  context,
  attachScreenshot,
}) => {
  const copy = await context.cookies(app.url);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await context.addCookies(copy.filter(({ name }) => name === appCookie));
  await app.open();
  await attachScreenshot('The application with the copied cookie');
  await app.signInButton.or(app.signOutButton).waitFor();
  await expect(app.signInButton).toBeVisible({ timeout: 1 });
});

test('the page of a signed-in user offers sign-out', { tag: ['@OUT-13.1'] }, async ({ app, userWithSession }) => {
  await app.open();
  await expect(app).toBeSignedInAs(userWithSession);
  await expect(app.signOutButton).toBeVisible();
  await expect(app.signInButton).toBeHidden();
});

test('Back after sign-out shows no account data, and pages are sent with no-store', { tag: ['@OUT-14.1'] }, async ({
  app,
  page,
  userWithSession,
  attachScreenshot,
}) => {
  const kept = (await page.request.get(app.url)).headers()['cache-control'];
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  await page.goBack();
  await page.waitForLoadState();
  await attachScreenshot('Back after sign-out');
  await expect(page.getByText(userWithSession.id)).toHaveCount(0);
  await expect(page.getByText(userWithSession.phone)).toHaveCount(0);
  expect(kept).toContain('no-store');
});
