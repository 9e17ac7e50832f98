import { toNational } from '../../contracts/phone.ts';
import { aPassword, aWrongCode, expect, test } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test.beforeEach(async ({ app, phonePage }) => {
  await app.signIn();
  await phonePage.goToRegister();
});

test('a new number, its code and a password make an account that is signed in', {
  tag: ['@flow', '@REG-01', '@SND-01', '@SND-06', '@GDE-38', '@GDE-58'],
}, async ({ app, begin, stack, inbox, phone, phonePage, codePage, newPasswordPage, look }) => {
  const password = aPassword();
  await phonePage.submit(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await newPasswordPage.save(password);
  await expect(app.signOutButton).toBeVisible();
  await look('The application after registration');
  const [account] = await findUsers(stack.management, phone);
  await expect(app).toBeSignedInAs({ id: account?.id ?? 'no account' });
  await expect(stack).toHaveSentOnly(phone, 'Register');
  expect(await (await begin('SignIn')).verifyPassword(phone, password)).toBeAccepted();
});

test('a number that has an account is led to sign-in, with no second account', { tag: ['@flow', '@REG-03'] }, async ({
  app,
  stack,
  inbox,
  user,
  phonePage,
  codePage,
  reminder,
  look,
}) => {
  await phonePage.submit(user.phone);
  await codePage.enter((await inbox.next(user.phone)).code);
  await expect(reminder.dialog).toContainText(toNational(user.phone));
  await look('The reminder that the number has an account');
  await reminder.accept();
  await expect(app).toBeSignedInAs(user);
  expect(await findUsers(stack.management, user.phone)).toHaveLength(1);
  await expect(stack).toHaveSentOnly(user.phone, 'Register');
});

test('a wrong code is refused, and the right one is accepted afterwards', {
  tag: ['@flow', '@OTP-03', '@OTP-16'],
}, async ({ stack, inbox, phone, phonePage, codePage, newPasswordPage, look }) => {
  await phonePage.submit(phone);
  const { code } = await inbox.next(phone);
  await codePage.enter(aWrongCode(code));
  await expect(codePage.error).toBeVisible();
  await look('The refusal of a wrong code');
  await codePage.enter(code);
  await expect(newPasswordPage.newPassword).toBeVisible();
  await expect(stack).toHaveSentOnly(phone, 'Register');
});
