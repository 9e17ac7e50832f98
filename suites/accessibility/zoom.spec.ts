import { byWheel } from '../../fixtures/pages/hands.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { test as languages, people } from '../languages/devices.ts';

const test = languages.extend({ hands: async ({}, use) => use(byWheel) });

/** A window of 1366 x 640, at 200 %; in Chinese, where the country need not be chosen. */
test.use({
  ...people['on a desktop in Chinese'],
  viewport: { width: 683, height: 320 },
  deviceScaleFactor: 2,
  isMobile: false,
  hasTouch: false,
});

test('a user resets a forgotten password at a zoom of 200 %', { tag: ['@ACC-03.1', '@any-tenant'] }, async ({
  app,
  user,
  journey,
  codePage,
  newPasswordPage,
  passwordPage,
}) => {
  const newPassword = journey.newPassword();
  await journey.toRecoveryOf(user);
  await journey.askForRecovery(user);
  await codePage.enter(await journey.codeFor(user));
  await newPasswordPage.save(newPassword);
  await journey.askForPassword(user);
  await passwordPage.enter(newPassword);
  await journey.finishSignIn(user);
  await expect(app).toBeSignedInAs(user);
});
