import { test as base } from '@playwright/test';
import { type FakeProvider, startFakeProvider } from '../index.ts';
import { type Sender, senderTo } from './sender.ts';

/** A provider of the test's own, and one who sends to it. */
export const test = base.extend<{ provider: FakeProvider; sender: Sender }>({
  provider: async ({}, use) => {
    await using provider = await startFakeProvider();
    await use(provider);
  },
  sender: async ({ provider }, use) => {
    await use(senderTo(provider));
  },
});

export { expect } from '@playwright/test';
export { mainlandPhone, type Sender, sendBody, senderTo, sendRaw } from './sender.ts';
