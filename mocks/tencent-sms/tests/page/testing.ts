import type { Page } from '@playwright/test';
import { test as base, expect } from '../../testing/test.ts';

/** The inbox page in a browser, with a fake of the test's own behind it and one who sends to it. */
export const test = base.extend<{ inbox: Page }>({
  permissions: ['clipboard-read', 'clipboard-write'],
  inbox: async ({ page, provider }, use) => {
    await page.goto(provider.controlUrl);
    await expect(page.getByRole('status')).toHaveText('live');
    await use(page);
  },
});
