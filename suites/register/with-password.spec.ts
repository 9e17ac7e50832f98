import { toNational } from '../../contracts/phone.ts';
import { aWrongCode, expect, test } from '../../fixtures/playwright/test.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

test('a new phone number, its code and a password create an account and sign the user in', {
  tag: ['@flow', '@REG-01.2', '@SND-01', '@SND-06', '@GDE-38', '@GDE-58'],
}, async ({ app, stack, newcomer, journey, codePage, provesPassword, attachScreenshot }) => {
  journey.needsPassword(true);
  const password = journey.newPassword();
  await journey.toRegistration(newcomer);
  await codePage.enter(await journey.codeFor(newcomer));
  await journey.finishRegistration(password);
  await expect(app.signOutButton).toBeVisible();
  await attachScreenshot('The application after registration');
  const [account] = await findUsers(stack.management, newcomer.phone);
  await expect(app).toBeSignedInAs({ id: account?.id ?? 'no account' });
  await expect(stack).toHaveSentOnly(newcomer.phone, ...journey.sent(newcomer));
  expect(await provesPassword({ ...newcomer, id: account?.id ?? '' }, password)).toBeAccepted();
});

test('a registration with a known phone number offers sign-in and creates no second account', {
  tag: ['@flow', '@REG-03.2'],
}, async ({ app, stack, user, journey, codePage, reminder, attachScreenshot }) => {
  await journey.toRegistration(user, 'register with a known number');
  await codePage.enter(await journey.codeFor(user));
  await expect(reminder.dialog).toContainText(toNational(user.phone));
  await attachScreenshot('The dialog for a known phone number');
  await reminder.accept();
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  expect(await findUsers(stack.management, user.phone)).toHaveLength(1);
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('at registration, a wrong code is rejected and the valid code is accepted afterwards', {
  tag: ['@flow', '@OTP-03.3', '@OTP-16'],
}, async ({ app, stack, newcomer, journey, codePage, attachScreenshot }) => {
  await journey.toRegistration(newcomer);
  const code = await journey.codeFor(newcomer);
  await codePage.enter(aWrongCode(code));
  await expect(codePage.error).toBeVisible();
  await attachScreenshot('The error for a wrong code');
  await codePage.enter(code);
  await expect(journey.afterCode(app.signOutButton)).toBeVisible();
  await expect(stack).toHaveSentOnly(newcomer.phone, ...journey.sent(newcomer));
});
