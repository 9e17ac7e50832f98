import { aWrongCode, expect, test } from '../../fixtures/playwright/test.ts';

test('a known phone number and its code sign the user in with the same sub', {
  tag: ['@flow', '@SGN-01.1', '@OTP-03', '@SND-01', '@SND-06', '@GDE-21', '@GDE-39', '@GDE-65'],
}, async ({ app, stack, user, journey, codePage, attachScreenshot }) => {
  await journey.toCodeOf(user);
  await expect(codePage.firstBox).toBeVisible();
  await attachScreenshot('The code page');
  await codePage.enter(await journey.codeFor(user));
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await attachScreenshot('The application after sign-in');
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('at sign-in, a wrong code is rejected and the valid code is accepted afterwards', {
  tag: ['@flow', '@OTP-03.4', '@OTP-16'],
}, async ({ app, stack, user, journey, codePage, attachScreenshot }) => {
  await journey.toCodeOf(user);
  const code = await journey.codeFor(user);
  await codePage.enter(aWrongCode(code));
  await expect(codePage.error).toBeVisible();
  await attachScreenshot('The error for a wrong code');
  await codePage.enter(code);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});

test('at sign-in, a resent code replaces the first code, which is rejected', {
  tag: ['@flow', '@OTP-07.2', '@SND-07'],
}, async ({ app, page, stack, user, journey, codePage, attachScreenshot }) => {
  await page.clock.install();
  await journey.toCodeOf(user);
  const first = await journey.codeFor(user);
  await codePage.resend();
  journey.asksFor(user, 'SignIn');
  const second = await journey.codeFor(user);
  await codePage.enter(first);
  await expect(codePage.error).toBeVisible();
  await attachScreenshot('The error for the first code');
  await codePage.enter(second);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});
