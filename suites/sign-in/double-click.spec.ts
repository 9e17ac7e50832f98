import { experience } from '../../contracts/experience.ts';
import { doubleClick } from '../../fixtures/pages/hands.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { test as languages, people } from '../languages/devices.ts';

const test = languages.extend<{ readonly codesRequested: () => number }>({
  hands: async ({}, use) => use(doubleClick),
  codesRequested: async ({ requestsSeen }, use) => {
    const { path } = experience.sendCode('', 'SignIn');
    await use(() => requestsSeen.filter(({ url }) => new URL(url).pathname === path).length);
  },
});

// In Chinese, where the country need not be chosen: a second click beside an open list closes it.
test.use(people['on a desktop in Chinese']);

test('registration with a double click on each button sends one code and signs the user in', {
  tag: ['@SGN-17.1'],
}, async ({ app, stack, newcomer, journey, codePage, codesRequested }) => {
  await journey.toRegistration(newcomer);
  await codePage.firstBox.waitFor();
  expect(codesRequested()).toBe(1);
  await codePage.enter(await journey.codeFor(newcomer));
  await journey.finishRegistration(journey.newPassword());
  await expect(app.signOutButton).toBeVisible();
  await expect(stack).toHaveSentOnly(newcomer.phone, ...journey.sent(newcomer));
});

test('a double click on the button of the code page submits a code once', { tag: ['@SGN-17.2'] }, async ({
  app,
  page,
  user,
  journey,
  codePage,
}) => {
  const attempts: string[] = [];
  const pressed = Promise.withResolvers<void>();
  await page.route('**/verification-code/verify', async (route) => {
    attempts.push(route.request().url());
    await pressed.promise;
    await route.continue();
  });
  await journey.toCodeOf(user);
  await codePage.enter(await journey.codeFor(user));
  await codePage.doubleClickButton();
  pressed.resolve();
  await expect(app).toBeSignedInAs(user);
  expect(attempts).toHaveLength(1);
});

test('a double click on the link that sends a code again sends one code', { tag: ['@SGN-17.3'] }, async ({
  page,
  user,
  journey,
  codePage,
  codesRequested,
}) => {
  await page.clock.install();
  await journey.toCodeOf(user);
  await codePage.firstBox.waitFor();
  const before = codesRequested();
  await codePage.resend();
  expect(codesRequested() - before).toBe(1);
});

test('a double click on the link to sign in by code sends one code', { tag: ['@SGN-17.4'] }, async ({
  user,
  journey,
  passwordPage,
  codePage,
  codesRequested,
}) => {
  await journey.toPasswordOf(user);
  const before = codesRequested();
  await passwordPage.useCodeInstead();
  await codePage.firstBox.waitFor();
  expect(codesRequested() - before).toBe(1);
});
