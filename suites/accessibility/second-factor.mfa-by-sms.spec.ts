import { mergeTests } from '@playwright/test';
import { test as secondFactor } from '../../fixtures/playwright/people/second-factor.ts';
import { test as common, expect } from '../../fixtures/playwright/test.ts';

const test = mergeTests(common, secondFactor);

test('the page for the second-factor code has no accessibility violation', { tag: ['@ACC-01.8'] }, async ({
  submitNumber,
  user,
  passwordPage,
  secondCodePage,
  secondFactor: _,
  accessibilityViolations,
}) => {
  await submitNumber(user.phone);
  await passwordPage.enter(user.password);
  await secondCodePage.firstBox.waitFor();
  expect(await accessibilityViolations()).toEqual([]);
});
