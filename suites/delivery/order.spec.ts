import { expect, test } from '../../fixtures/playwright/with-provider.ts';

test('a code that is delivered twice signs the user in', { tag: ['@SND-07.4'] }, async ({
  app,
  user,
  provider,
  inbox,
  phonePage,
  codePage,
}) => {
  await using _doubled = await provider.fault({ kind: 'double' }, user.phone);
  await app.signIn();
  await phonePage.submit(user.phone);
  const first = await inbox.next(user.phone);
  const again = await inbox.next(user.phone, { after: first });
  expect(again.code).toBe(first.code);
  await codePage.enter(again.code);
  await expect(app).toBeSignedInAs(user);
});

test('a code that is delivered twice is accepted once', { tag: ['@SND-07.5'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
  inbox,
}) => {
  await using _doubled = await provider.fault({ kind: 'double' }, phone);
  const visitor = await begin('SignIn');
  const sent = await codeFor(visitor, phone, 'SignIn');
  expect(await inbox.messages(phone)).toHaveLength(2);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.verifyCode(sent)).toBeRefused();
});

test('when two messages arrive out of order, only the latest code is accepted', { tag: ['@SND-07.6'] }, async ({
  app,
  page,
  user,
  provider,
  inbox,
  phonePage,
  codePage,
}) => {
  await using _swapped = await provider.fault({ kind: 'out-of-order' }, user.phone, { times: 1 });
  await page.clock.install();
  await app.signIn();
  await phonePage.submit(user.phone);
  await codePage.resend();
  const latest = await inbox.next(user.phone);
  const late = await inbox.next(user.phone, { after: latest });
  await codePage.enter(late.code);
  await expect(codePage.error).toBeVisible();
  await codePage.enter(latest.code);
  await expect(app).toBeSignedInAs(user);
});
