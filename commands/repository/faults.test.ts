import { test as base, expect } from '@playwright/test';
import { findBrowser } from '../../fixtures/browser/index.ts';
import { loadConfig } from '../../fixtures/config/config.ts';
import { startStack } from '../../fixtures/stack/start.ts';
import { breakages } from '../prove/breakages.ts';
import { readProof } from '../prove/proof-file.ts';
import { type Known, proveFault } from '../prove/prove-fault.ts';
import type { Bench } from '../prove/run-checks.ts';
import { listSuites } from '../suites/list-suites.ts';

const never = new AbortController().signal;

/** One stack for all of them. */
const test = base.extend<object, { readonly bench: Bench; readonly known: Known }>({
  bench: [
    async ({}, use) => {
      const config = loadConfig({ target: 'embedded' });
      await using stack = await startStack(config);
      await use({
        stack,
        browser: await findBrowser({ browserPath: config.browserPath }),
        signal: never,
        appFaultFile: null,
        blocks: 0,
      });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  known: [
    async ({}, use) => use({ suites: await listSuites([], never), healthy: (await readProof()).checks }),
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ timeout: 180_000, mode: 'default' });

/** One of each kind, and quick; "npm run prove" tries all. */
const sample = new Set([
  'code-accepted-again',
  'no-send-cap',
  'message-sent-twice',
  'unknown-number-is-revealed-on-forgot-password',
  'verification-at-sign-up-can-be-switched-off',
  'any-redirect-uri-accepted',
  'any-verifier-accepted',
  'session-survives-sign-out',
  'double',
  'bad-signature',
]);

for (const breakage of breakages.filter(({ name }) => sample.has(name))) {
  const { side, name, seenBy } = breakage;
  test(`the fault ${name} of the ${side} is seen by the checks of ${seenBy.join(', ')}`, async ({ bench, known }) => {
    const { fault, unseenBy } = await proveFault(bench, breakage, known);
    expect(unseenBy).toEqual([]);
    expect(fault.red).not.toEqual([]);
  });
}
