import { toNational } from '../../contracts/phone.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const digits = (text: string): string => text.replace(/\D/g, '');

test('login_hint prefills the phone number, and the number that the user submits is used', {
  tag: ['@SGN-08.1'],
}, async ({ page, stack, visit, user, anotherUser, phonePage, codePage, attachScreenshot }) => {
  const { url } = await visit().authorize({ login_hint: anotherUser.phone });
  await page.goto(url.href);
  await expect(phonePage.identifier).toHaveValue(/\d/);
  expect(digits(await phonePage.identifier.inputValue())).toContain(toNational(anotherUser.phone));
  await attachScreenshot('The phone number prefilled by login_hint');
  await phonePage.submit(user.phone);
  await expect(codePage.firstBox).toBeVisible();
  await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
  await expect(stack).toHaveSentOnly(anotherUser.phone);
});

test('login_hint does not replace verification', { tag: ['@SGN-08.2'] }, async ({ visit, user }) => {
  const visitor = visit();
  await visitor.authorize({ login_hint: user.phone });
  await visitor.start('SignIn');
  expect(await visitor.identify()).toBeRefused();
  expect(await visitor.submit()).toBeRefused();
});

test('first_screen=register opens the registration page, which still requires a code', { tag: ['@SGN-09.1'] }, async ({
  page,
  visit,
  inbox,
  phone,
  phonePage,
  codePage,
  newPasswordPage,
}) => {
  await page.goto((await visit().authorize({ first_screen: 'register' })).url.href);
  await expect(phonePage.signInLink).toBeVisible();
  await phonePage.submit(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await expect(newPasswordPage.newPassword).toBeVisible();
});

for (const [key, firstScreen] of [
  ['sign-in', 'sign_in'],
  ['register', 'register'],
  ['reset-password', 'reset_password'],
  ['identifier', 'identifier:sign_in'],
  ['made-up', 'made-up'],
] as const) {
  test(`first_screen=${firstScreen} does not skip verification`, { tag: [`@SGN-09.2.${key}`] }, async ({
    visit,
    phone,
  }) => {
    const visitor = visit();
    const { code } = await visitor.follow(await visitor.authorize({ first_screen: firstScreen }));
    expect(code).toBeNull();
    await visitor.start('SignIn');
    expect(await visitor.submit()).toBeRefused();
    expect(await visitor.verifyCode({ phone, verificationId: 'none', code: '000000' })).toBeRefused();
  });
}

for (const [key, directSignIn] of [
  ['social', 'social:none-of-this-tenant'],
  ['sso', 'sso:none-of-this-tenant'],
  ['phone', 'phone'],
  ['consent', '../consent'],
] as const) {
  test(`direct_sign_in=${directSignIn} does not skip verification`, { tag: [`@SGN-09.3.${key}`] }, async ({
    visit,
  }) => {
    const visitor = visit();
    const { code } = await visitor.follow(await visitor.authorize({ direct_sign_in: directSignIn }));
    expect(code).toBeNull();
    await visitor.start('SignIn');
    expect(await visitor.identify()).toBeRefused();
    expect(await visitor.submit()).toBeRefused();
  });
}

test('direct_sign_in with an unknown connector shows the phone number field', {
  tag: ['@SGN-09.4'],
}, async ({ page, visit, phonePage }) => {
  await page.goto((await visit().authorize({ direct_sign_in: 'social:none-of-this-tenant' })).url.href);
  await expect(phonePage.identifier).toBeVisible();
});
