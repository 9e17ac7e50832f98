import { test as base, type Page } from '@playwright/test';
import { type FakeProvider, startFakeProvider } from '../../index.ts';
import { expect, type Sender, senderTo } from '../../testing/test.ts';

/** The inbox page in a browser, with a fake of the test's own behind it and one who sends to it. */
export const test = base.extend<{ fake: FakeProvider; to: Sender; inbox: Page }>({
  permissions: ['clipboard-read', 'clipboard-write'],
  fake: async ({}, use) => {
    await using fake = await startFakeProvider();
    await use(fake);
  },
  to: async ({ fake }, use) => {
    await use(senderTo(fake));
  },
  inbox: async ({ page, fake }, use) => {
    await page.goto(fake.controlUrl);
    await expect(page.getByRole('status')).toHaveText('live');
    await use(page);
  },
});
