import { mergeTests } from '@playwright/test';
import { test as atCallback } from '../../fixtures/playwright/application/at-callback.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';

const test = mergeTests(base, atCallback);

const withOtherState = (address: string): string => {
  const url = new URL(address);
  url.searchParams.set('state', `${url.searchParams.get('state')?.slice(0, -1)}x`);
  return url.href;
};

test('the application rejects a callback from Logto with another state', { tag: ['@application', '@RP-02.1'] }, async ({
  app,
  page,
  callback,
}) => {
  await page.goto(withOtherState(callback));
  await app.open();
  await app.signInButton.or(app.signedInMark).first().waitFor();
  // A count, as what was waited for in vain decides nothing on a machine that is full.
  expect(await app.signedInMark.count()).toBe(0);
});
