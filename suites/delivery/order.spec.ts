import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

test('a code that is delivered twice signs the user in', { tag: ['@SND-07.4'] }, async ({
  submitNumber,
  app,
  user,
  provider,
  inbox,
  codePage,
}) => {
  await using _doubled = await provider.fault({ kind: 'double' }, user.phone);
  await submitNumber(user.phone);
  const first = await inbox.next(user.phone);
  const again = await inbox.next(user.phone, { after: first });
  expect(again.code).toBe(first.code);
  await codePage.enter(again.code);
  await expect(app).toBeSignedInAs(user);
});

test('a code that is delivered twice is accepted once', { tag: ['@SND-07.5'] }, async ({
  requestCode,
  phone,
  provider,
  inbox,
}) => {
  await using _doubled = await provider.fault({ kind: 'double' }, phone);
  const { visitor, sent } = await requestCode('SignIn', phone);
  expect(await inbox.messages(phone)).toHaveLength(2);
  expect(await visitor.verifyCode(sent)).toBeAccepted();
  expect(await visitor.verifyCode(sent)).toBeRefused();
});

test('when two messages arrive out of order, only the latest code is accepted', { tag: ['@SND-07.6'] }, async ({
  submitNumber,
  app,
  page,
  user,
  provider,
  inbox,
  codePage,
}) => {
  await using _swapped = await provider.fault({ kind: 'out-of-order' }, user.phone, { times: 1 });
  await page.clock.install();
  await submitNumber(user.phone);
  await codePage.resend();
  const latest = await inbox.next(user.phone);
  const late = await inbox.next(user.phone, { after: latest });
  await codePage.enter(late.code);
  await expect(codePage.error).toBeVisible();
  await codePage.enter(latest.code);
  await expect(app).toBeSignedInAs(user);
});
