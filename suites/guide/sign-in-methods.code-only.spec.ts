import { expect, test } from '../../fixtures/playwright/application/guide.ts';

test('with code-only sign-in, a code signs the user in and the page offers no password', {
  tag: ['@GDE-63.1', '@GDE-76'],
}, async ({ submitNumber, app, inbox, user, codePage }) => {
  await submitNumber(user.phone);
  await expect(codePage.firstBox).toBeVisible();
  await expect(codePage.passwordLink).toBeHidden();
  await codePage.enter((await inbox.next(user.phone)).code);
  await expect(app).toBeSignedInAs(user);
});

test('with code-only sign-in, the API rejects a password', { tag: ['@GDE-76.2'] }, async ({
  begin,
  user,
  passwordRecord,
}) => {
  const visitor = await begin('SignIn');
  expect(await visitor.identify(await passwordRecord(visitor, user))).toBeRefused('user.sign_in_method_not_enabled');
  expect(await visitor.submit()).toBeRefused();
});
