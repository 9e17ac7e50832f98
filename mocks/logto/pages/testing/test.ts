import { test as base } from '@playwright/test';
import { StubExperience } from './stub-experience.ts';

interface Fixtures {
  /** The server behind the pages. */
  readonly stub: StubExperience;
}

/** Tests of the pages in a real browser, without the rest of the stand-in. */
export const test = base.extend<Fixtures>({
  stub: async ({}, use) => {
    await using stub = await new StubExperience().start();
    await use(stub);
  },
  baseURL: async ({ stub }, use) => use(stub.origin),
});

export { expect } from '@playwright/test';
