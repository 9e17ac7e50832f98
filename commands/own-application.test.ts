import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { buildGuideApp } from '../fixtures/sample-app/build.ts';
import { defectVariable, type GuideDefect } from '../fixtures/sample-app/guide-app.ts';
import { verdictSchema } from '../reports/verdict-schema.ts';
import { runStart } from './testing/run-command.ts';

/** Runs "npm start" on the stand-in with the application of Logto's guide for the one of a user. */
type RunWith = (
  defect: GuideDefect | '',
  flags: readonly string[],
) => Promise<{ readonly exitCode: number | undefined; readonly failed: readonly string[]; readonly passed: number }>;

const test = base.extend<{ readonly runWith: RunWith }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  runWith: async ({}, use) => {
    const { serverPath } = await buildGuideApp();
    await use(async (defect, flags) => {
      const variables = [
        ...['PORT={port}', 'HOSTNAME=127.0.0.1', 'APP_BASE_URL={baseUrl}', 'LOGTO_ENDPOINT={endpoint}'],
        ...['LOGTO_APP_ID={appId}', 'LOGTO_APP_SECRET={appSecret}', 'LOGTO_COOKIE_SECRET={cookieSecret}'],
        `${defectVariable}=${defect}`,
      ];
      const command = `exec ${process.execPath} ${serverPath}`;
      await using run = await runStart(['--app-command', command, '--app-env', ...variables, ...flags]);
      const { exitCode } = await run.ended;
      const file = join(run.outFolder, 'latest/verdict.json');
      const { checks } = verdictSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      const titled = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ title }) => title);
      return { exitCode, failed: titled('fail'), passed: titled('pass').length };
    });
  },
});

test.describe.configure({ timeout: 1_200_000 });

test("the four flows conform with the application of Logto's guide, and so does its callback", async ({ runWith }) => {
  expect(await runWith('', [])).toEqual({ exitCode: 0, failed: [], passed: 14 });
});

test('a callback that ignores state does not conform', async ({ runWith }) => {
  const { exitCode, failed } = await runWith('callback-ignores-state', ['--check', 'RP-02']);
  expect(exitCode).toBe(1);
  expect(failed).toContain('a callback from Logto with another state signs nobody in');
});

test('a callback that redirects before it signs in does not conform', async ({ runWith }) => {
  const { exitCode, failed } = await runWith('callback-redirects-first', ['--flow', 'sign-in', '--check', 'SGN-01']);
  expect(exitCode).toBe(1);
  expect(failed).not.toEqual([]);
});

test('a sign-out that clears the page only does not conform', async ({ runWith }) => {
  const { exitCode, failed } = await runWith('sign-out-clears-the-page-only', ['--check', 'OUT-01']);
  expect(exitCode).toBe(1);
  expect(failed).not.toEqual([]);
});
