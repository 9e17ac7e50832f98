import { z } from 'zod';
import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';

test('a password reset ends the Logto sessions of the user in other browsers', { tag: ['@FGT-04.1'] }, async ({
  begin,
  resetPassword,
  signedIn,
  user,
}) => {
  const { visitor: other } = await signedIn(user);
  expect((await other.follow(await other.authorize({ prompt: 'none' }))).code).not.toBeNull();
  await resetPassword(await begin('ForgotPassword'), user, aPassword());
  expect(await other.follow(await other.authorize({ prompt: 'none' }))).toMatchObject({
    error: 'login_required',
    code: null,
  });
});

test('a signed-in browser shows the sign-in page after a password reset in another browser', {
  tag: ['@FGT-04.2'],
}, async ({ app, begin, resetPassword, userWithSession, phonePage }) => {
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  await resetPassword(await begin('ForgotPassword'), userWithSession, aPassword());
  await app.page.context().clearCookies({ name: /^logto_/ });
  await app.signIn();
  await phonePage.identifier.or(app.signOutButton).waitFor();
  await expect(phonePage.identifier).toBeVisible({ timeout: 1 });
});

/** Where the answer to a reset leads, if it leads anywhere. */
const next = z.object({ redirectTo: z.string() }).catch({ redirectTo: '/consent' });

test('a password reset does not create a session', { tag: ['@FGT-09.1'] }, async ({ readyToReset, user }) => {
  const visitor = await readyToReset(user, aPassword());
  const { pathname, search } = new URL(
    next.parse((await visitor.submit()).body).redirectTo,
    visitor.request.redirectUri,
  );
  expect(visitor.cookies).not.toMatch(/(^|; )_session=/);
  expect((await visitor.follow(await visitor.open('GET', `${pathname}${search}`))).code).toBeNull();
  expect(await visitor.follow(await visitor.authorize({ prompt: 'none' }))).toMatchObject({
    error: 'login_required',
    code: null,
  });
});

test('after a password reset, the sign-in page opens and the application is signed out', {
  tag: ['@FGT-09.2'],
}, async ({ openNewPasswordPage, app, user, phonePage, newPasswordPage, says, attachScreenshot }) => {
  await openNewPasswordPage(user.phone);
  await newPasswordPage.save(aPassword());
  await expect(phonePage.toast).toHaveText(await says('description.password_changed'));
  await expect(phonePage.identifier).toBeVisible();
  await attachScreenshot('The page after a password reset');
  await app.open();
  await expect(app.signInButton).toBeVisible();
});
