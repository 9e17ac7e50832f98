import { expect, test } from '../../fixtures/playwright/people/flows.ts';

test('a sign-in completes after the code page is reloaded', { tag: ['@SGN-10.1'] }, async ({
  submitNumber,
  app,
  page,
  inbox,
  user,
  codePage,
}) => {
  await submitNumber(user.phone);
  await codePage.firstBox.waitFor();
  const first = await inbox.next(user.phone);
  const reply = await page.reload();
  expect(reply?.status()).toBeLessThan(400);
  await submitNumber(user.phone);
  await codePage.enter((await inbox.next(user.phone, { after: first })).code);
  await expect(app).toBeSignedInAs(user);
});

test('after Back on the code page, another phone number signs in', { tag: ['@SGN-10.2'] }, async ({
  submitNumber,
  app,
  page,
  inbox,
  user,
  anotherUser,
  phonePage,
  codePage,
  attachScreenshot,
}) => {
  await submitNumber(anotherUser.phone);
  await codePage.firstBox.waitFor();
  await page.goBack();
  await expect(phonePage.identifier).toBeVisible();
  await attachScreenshot('The page after Back');
  await phonePage.submit(user.phone);
  await codePage.enter((await inbox.next(user.phone)).code);
  await expect(app).toBeSignedInAs(user);
});

test('Back after a sign-in causes no server error and keeps the session', {
  tag: ['@SGN-10.3'],
}, async ({ submitNumber, app, page, inbox, user, codePage, serverErrors, attachScreenshot }) => {
  await submitNumber(user.phone);
  await codePage.enter((await inbox.next(user.phone)).code);
  await expect(app).toBeSignedInAs(user);
  await page.goBack();
  await page.waitForLoadState();
  await attachScreenshot('The page after Back from the application');
  expect(serverErrors()).toEqual([]);
  await app.open();
  await expect(app).toBeSignedInAs(user);
});

test('a lost interaction shows an error, and a new sign-in succeeds', { tag: ['@SGN-10.4'] }, async ({
  submitNumber,
  app,
  context,
  page,
  inbox,
  user,
  codePage,
  serverErrors,
  refusal,
  attachScreenshot,
}) => {
  await submitNumber(user.phone);
  await codePage.firstBox.waitFor();
  const first = await inbox.next(user.phone);
  await context.clearCookies({ name: /^_interaction/ });
  const gone = refusal('session.not_found');
  await codePage.enter(first.code);
  await expect(page.getByText(await gone).first()).toBeVisible();
  await attachScreenshot('The error for a lost interaction');
  expect(serverErrors()).toEqual([]);
  await submitNumber(user.phone);
  await codePage.enter((await inbox.next(user.phone, { after: first })).code);
  await expect(app).toBeSignedInAs(user);
});

test('a deleted interaction is rejected and redirects to the unknown-session page', { tag: ['@SGN-10.5'] }, async ({
  begin,
  loseInteraction,
  phone,
}) => {
  const visitor = await begin('SignIn');
  await loseInteraction(visitor);
  expect(await visitor.sendCode(phone, 'SignIn')).toBeRefused('session.not_found');
  const page = await visitor.follow(await visitor.open('GET', '/sign-in'));
  expect([page.reply.status, page.url.pathname]).toEqual([200, '/unknown-session']);
});

test('a resume URL that is opened twice returns one code and causes no server error', {
  tag: ['@SGN-10.6'],
}, async ({ begin, user, proveByPassword }) => {
  const visitor = await begin('SignIn');
  const redirectTo = await proveByPassword(visitor, user);
  const [first, second] = [await visitor.resume(redirectTo), await visitor.resume(redirectTo)];
  expect(first.code).not.toBeNull();
  expect(second.reply.status).toBeLessThan(500);
  expect(second.code).toBeNull();
});
