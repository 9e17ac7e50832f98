import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser, launchOptions } from './fixtures/browser/index.ts';
import { HarnessError } from './fixtures/tools/errors.ts';

/** Tests that may run k6: a new machine has to build it first, which takes longer than a test may. */
const withK6 = ['load/**/*.test.ts', 'commands/processes/load*.test.ts', 'commands/one-redis/*.test.ts'].map((files) =>
  join(import.meta.dirname, files),
);

/**
 * Tests that start containers, when all others are through: an address that comes with one makes every Chromium of this
 * machine drop what it is loading.
 */
const withContainers = [join(import.meta.dirname, 'commands/processes/compose*.test.ts')];
/** Where there is none, only a test that opens a page fails: the reason stands above. */
const withoutBrowser = (error: unknown): object => {
  if (!(error instanceof HarnessError)) {
    throw error;
  }
  if (process.env.TEST_WORKER_INDEX === undefined) {
    console.error(error.message);
  }
  return {};
};

const noTests = /node_modules|\.next|reports\/out/;

/** The harness's own tests: every `*.test.ts` beside the source that it tests. The suites have `playwright.config.ts`. */
export default defineConfig({
  testDir: '.',
  testMatch: /(commands|contracts|fixtures|load|mocks|reports|suites)\/.*\.test\.ts$/,
  testIgnore: noTests,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['./commands/suites/count-reporter.ts']],
  outputDir: 'reports/out/harness-artifacts',
  use: { launchOptions: await findBrowser().then(launchOptions, withoutBrowser) },
  projects: [
    { name: 'k6', testMatch: /load\/k6\/k6\.setup\.ts$/ },
    { name: 'with k6', testMatch: withK6, dependencies: ['k6'] },
    { name: 'without k6', testIgnore: [...withK6, ...withContainers, noTests] },
    { name: 'with containers', testMatch: withContainers, dependencies: ['with k6', 'without k6'], workers: 1 },
  ],
});
