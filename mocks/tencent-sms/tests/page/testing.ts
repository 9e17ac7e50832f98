import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { findBrowser, launchOptions } from '../../../../fixtures/browser/index.ts';
import { type FakeProvider, startFakeProvider } from '../../index.ts';
import { expect, type Sender, senderTo } from '../../testing/test.ts';

/** The inbox page in a browser, with a fake of the test's own behind it and one who sends to it. */
export const test = base.extend<{ fake: FakeProvider; to: Sender; inbox: Page }, { chrome: Browser }>({
  chrome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
    async ({}, use) => {
      const browser = await chromium.launch(launchOptions(await findBrowser({})));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter's pattern
  fake: async ({}, use) => {
    await using fake = await startFakeProvider();
    await use(fake);
  },
  to: async ({ fake }, use) => {
    await use(senderTo(fake));
  },
  inbox: async ({ chrome, fake }, use) => {
    const context = await chrome.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(fake.controlUrl);
    await expect(page.getByRole('status')).toHaveText('live');
    await use(page);
    await context.close();
  },
});
