import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { deviceOptions } from './fixtures/config/device.ts';
import { readSuiteSettings } from './fixtures/config/suite-settings.ts';
import {
  serialTenantConfigurations,
  type TenantConfigurationName,
  tenantConfigurationNames,
} from './fixtures/stack/tenant-configurations.ts';

/** The conformance suites. "npm start" brings a stack up and runs them; the harness's own tests are elsewhere. */
const settings = readSuiteSettings();
/**
 * Where all share a tenant, two workers are through a configuration sooner than one. Where each has one, a second
 * worker would only cost its start, and those that one worker is long about come first, for the others to run beside.
 */
const hasOneEach = settings?.tenants === 'one-each';
const others = tenantConfigurationNames.filter((name) => name !== 'password-and-code');
const smallOnesFirst = [...others.toReversed(), 'password-and-code' as const];
const specsOf = (name: TenantConfigurationName): string => `**/*.${name}.spec.ts`;
const runFolder = settings?.runFolder ?? 'reports/out/by-hand';

interface Options {
  stackFile: string;
  tenantConfiguration: TenantConfigurationName;
  excused: readonly string[] | null;
  axeRules: readonly string[];
}

export default defineConfig<object, Options>({
  testDir: 'suites',
  fullyParallel: true,
  forbidOnly: settings?.ci ?? false,
  retries: 0,
  // Half the cores, as Playwright has it, but three on a small machine: a check mostly waits for a Logto.
  workers: settings?.workers ?? Math.max(3, Math.ceil(availableParallelism() / 2)),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  outputDir: join(runFolder, 'artifacts'),
  reporter: [
    ['./reports/ledger/ledger-reporter.ts', { folder: runFolder }],
    ['allure-playwright', { resultsDir: join(runFolder, 'allure-results'), detail: false, suiteTitle: false }],
  ],
  use: {
    stackFile: settings?.stackFile ?? '',
    excused: settings?.excused ?? null,
    axeRules: settings?.axeRules ?? [],
    ...(settings?.device === undefined ? {} : deviceOptions(settings.device)),
    locale: settings?.locale ?? 'en-US',
    launchOptions: settings?.browser ?? {},
    // Actions and network. Its pictures of every step would cost a tenth of a run; a failure has a screenshot anyway:
    // see fixtures/playwright/judging/screenshot.ts.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    actionTimeout: 10_000,
  },
  projects: (hasOneEach ? smallOnesFirst : tenantConfigurationNames).map((name) => ({
    name,
    use: { tenantConfiguration: name },
    // The default one has the specs that name no other: `x.spec.ts`, not `x.code-only.spec.ts`.
    ...(name === 'password-and-code'
      ? { testMatch: '**/*.spec.ts', testIgnore: others.map(specsOf) }
      : { testMatch: specsOf(name) }),
    ...(serialTenantConfigurations.has(name) || (hasOneEach && name !== 'password-and-code') ? { workers: 1 } : {}),
  })),
});
