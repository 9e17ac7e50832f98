import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { TenantConfigurationName } from './fixtures/stack/tenant-configurations.ts';
import { readSuiteSettings } from './fixtures/suite-settings.ts';

/** The conformance suites. "npm start" brings a stack up and runs them; the harness's own tests are elsewhere. */
const settings = readSuiteSettings();
const runFolder = settings?.runFolder ?? 'reports/out/by-hand';

export default defineConfig<object, { stackFile: string; tenantConfiguration: TenantConfigurationName }>({
  testDir: 'suites',
  fullyParallel: true,
  forbidOnly: settings?.ci ?? false,
  retries: 0,
  ...(settings?.workers === undefined ? {} : { workers: settings.workers }),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  outputDir: join(runFolder, 'artifacts'),
  reporter: [
    ['./reports/ledger-reporter.ts', { folder: runFolder }],
    ['allure-playwright', { resultsDir: join(runFolder, 'allure-results'), detail: false, suiteTitle: false }],
  ],
  use: {
    stackFile: settings?.stackFile ?? '',
    locale: 'en-US',
    launchOptions: settings?.browser ?? {},
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    actionTimeout: 10_000,
  },
  projects: [
    {
      name: 'password-and-code',
      testIgnore: '**/*.code-only.spec.ts',
      use: { tenantConfiguration: 'password-and-code' },
    },
    { name: 'code-only', testMatch: '**/*.code-only.spec.ts', use: { tenantConfiguration: 'code-only' } },
  ],
});
