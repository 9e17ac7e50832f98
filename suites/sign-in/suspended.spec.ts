import { expect, test } from '../../fixtures/playwright/flows.ts';

test('a suspended user is signed in neither by code nor by password', { tag: ['@SGN-04.1'] }, async ({
  begin,
  codeFor,
  user,
  suspend,
}) => {
  await suspend(user);
  const visitor = await begin('SignIn');
  expect(await visitor.verifyPassword(user.phone, user.password)).toBeRefused('user.suspended');
  const sent = await codeFor(visitor, user.phone, 'SignIn');
  await visitor.verifyCode(sent);
  expect(await visitor.identify(sent.verificationId)).toBeRefused('user.suspended');
  expect(await visitor.submit()).toBeRefused();
});

test('a suspended user loses tokens and sessions, and regains access by a new sign-in only', {
  tag: ['@SGN-04.2'],
}, async ({ user, signedIn, suspend, lift }) => {
  const { visitor, tokens } = await signedIn(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
  await suspend(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
  await lift(user);
  expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
  expect(await visitor.follow(await visitor.authorize({ prompt: 'none' }))).toMatchObject({ error: 'login_required' });
  await signedIn(user);
});

test('a suspended user sees an error and is not signed in to the application', { tag: ['@SGN-04.3'] }, async ({
  app,
  page,
  inbox,
  user,
  suspend,
  phonePage,
  codePage,
  says,
  look,
}) => {
  await suspend(user);
  await app.signIn();
  await phonePage.submit(user.phone);
  await codePage.enter((await inbox.next(user.phone)).code);
  await page.waitForURL('**/account-suspended*');
  await expect(page.getByText(await says('error.account_suspended'), { exact: true })).toBeVisible();
  await look('What a suspended user is told');
  await app.open();
  await expect(app.signInButton).toBeVisible();
});
