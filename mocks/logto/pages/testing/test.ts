import { test as base } from '@playwright/test';
import { type StubExperience, startStubExperience } from './stub-experience.ts';

interface Fixtures {
  /** The server behind the pages. */
  readonly stub: StubExperience;
  /** Presses the button that has a code sent, and types the code. */
  readonly enterCode: (button: 'Sign in' | 'Create account' | 'Continue', code?: string) => Promise<void>;
  /** Presses the button that has a code sent, switches to the password and types that. */
  readonly enterPassword: (password: string) => Promise<void>;
  readonly savePassword: (password: string) => Promise<void>;
}

/** Tests of the pages in a real browser, without the rest of the stand-in. */
export const test = base.extend<Fixtures>({
  stub: async ({}, use) => {
    await using stub = await startStubExperience();
    await use(stub);
  },
  enterCode: async ({ page }, use) => {
    await use(async (button, code = '123456') => {
      await page.getByRole('button', { name: button }).click();
      await page.locator('input[name=passcode_0]').fill(code);
    });
  },
  enterPassword: async ({ page }, use) => {
    await use(async (password) => {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Sign in with password' }).click();
      await page.locator('input[name=password]').fill(password);
      await page.getByRole('button', { name: 'Continue' }).click();
    });
  },
  savePassword: async ({ page }, use) => {
    await use(async (password) => {
      await page.locator('input[name=newPassword]').fill(password);
      await page.getByRole('button', { name: 'Save password' }).click();
    });
  },
  baseURL: async ({ stub }, use) => use(stub.origin),
});

export { expect } from '@playwright/test';
