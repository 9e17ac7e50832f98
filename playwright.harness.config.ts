import { defineConfig } from '@playwright/test';

/** The harness's own tests: every `*.test.ts` beside the source that it tests. The suites have `playwright.config.ts`. */
export default defineConfig({
  testDir: '.',
  testMatch: /(commands|contracts|fixtures|load|mocks|reports|suites)\/.*\.test\.ts$/,
  testIgnore: /node_modules|\.next|reports\/out/,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['./commands/count-reporter.ts']],
  outputDir: 'reports/out/harness-artifacts',
});
