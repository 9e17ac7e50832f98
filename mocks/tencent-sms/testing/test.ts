import { test as base } from '@playwright/test';
import { type AccountInput, type FakeProvider, type FakeProviderOptions, startFakeProvider } from '../index.ts';
import { accountWith, type Sender, senderTo } from './sender.ts';

/** Starts a fake whose account is the default one with some parts changed. */
export const startWith = (changes: Partial<AccountInput>, options: FakeProviderOptions = {}): Promise<FakeProvider> =>
  startFakeProvider({ account: accountWith(changes), ...options });

/** A provider of the test's own, with some parts of its account changed if told so, and one who sends to it. */
export const test = base.extend<{ account: Partial<AccountInput>; provider: FakeProvider; sender: Sender }>({
  account: [{}, { option: true }],
  provider: async ({ account }, use) => {
    await using provider = await startWith(account);
    await use(provider);
  },
  sender: async ({ provider }, use) => {
    await use(senderTo(provider));
  },
});

export { expect } from '@playwright/test';
export { accountWith, isWell, mainlandPhone, type Sender, sendBody, senderTo, sendRaw } from './sender.ts';
