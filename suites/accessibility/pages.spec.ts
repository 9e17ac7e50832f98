import { expect, test } from '../../fixtures/playwright/test.ts';

test('the sign-in page has no accessibility violation', { tag: ['@ACC-01.1', '@any-tenant'] }, async ({
  app,
  journey,
  phonePage,
  accessibilityViolations,
}) => {
  journey.needs('by code');
  await app.signIn();
  await phonePage.submitButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});

test('the list of countries has no accessibility violation', { tag: ['@ACC-01.2'] }, async ({
  app,
  phonePage,
  accessibilityViolations,
}) => {
  await app.signIn();
  await phonePage.findCountry('86');
  expect(await accessibilityViolations()).toEqual([]);
});

test('the registration page has no accessibility violation', { tag: ['@ACC-01.3', '@any-tenant'] }, async ({
  journey,
  phonePage,
  accessibilityViolations,
}) => {
  await journey.toRegistrationPage();
  await phonePage.submitButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});

test('the code page has no accessibility violation', { tag: ['@ACC-01.4', '@any-tenant'] }, async ({
  user,
  journey,
  codePage,
  accessibilityViolations,
}) => {
  await journey.toCodeOf(user);
  await codePage.freeButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});

test('the password page has no accessibility violation', { tag: ['@ACC-01.5', '@any-tenant'] }, async ({
  user,
  journey,
  passwordPage,
  accessibilityViolations,
}) => {
  await journey.toPasswordOf(user);
  await passwordPage.continueButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});

test('the page for a forgotten password has no accessibility violation', { tag: ['@ACC-01.6', '@any-tenant'] }, async ({
  user,
  journey,
  phonePage,
  passwordPage,
  accessibilityViolations,
}) => {
  await journey.toRecoveryOf(user);
  await passwordPage.password.waitFor({ state: 'detached' });
  await phonePage.submitButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});

test('the page for a new password has no accessibility violation', { tag: ['@ACC-01.7', '@any-tenant'] }, async ({
  user,
  journey,
  codePage,
  newPasswordPage,
  accessibilityViolations,
}) => {
  await journey.toRecoveryOf(user);
  await journey.askForRecovery(user);
  await codePage.enter(await journey.codeFor(user));
  await newPasswordPage.saveButton.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});
