import { expect, test } from '@playwright/test';
import type { GuideDefect } from '../../fixtures/sample-app/guide-app.ts';
import { guideAppFlags } from '../testing/guide-app-flags.ts';
import { runStart } from '../testing/run-command.ts';

/** Runs "npm start" on the stand-in with the application of Logto's guide as the user's own. */
const runWith = async (defect: GuideDefect | undefined, flags: readonly string[]) => {
  await using run = await runStart([...(await guideAppFlags(defect)), ...flags]);
  const { exitCode } = await run.ended;
  const { checks } = await run.verdict();
  const titled = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ title }) => title);
  return { exitCode, failed: titled('fail'), passed: titled('pass').length };
};

test.describe.configure({ timeout: 1_200_000 });

test("the four flows conform with the application of Logto's guide, and so does its callback", async () => {
  expect(await runWith(undefined, [])).toEqual({ exitCode: 0, failed: [], passed: 14 });
});

test('what the SDK does wrong is a known deviation in an application of its user', async () => {
  expect(await runWith(undefined, ['--check', 'RP-24'])).toEqual({ exitCode: 0, failed: [], passed: 1 });
});

test('a callback that ignores state does not conform', async () => {
  const { exitCode, failed } = await runWith('callback-ignores-state', ['--check', 'RP-02']);
  expect(exitCode).toBe(1);
  expect(failed).toContain('the application rejects a callback from Logto with another state');
});

test('a callback that redirects before it signs in does not conform', async () => {
  const { exitCode, failed } = await runWith('callback-redirects-first', ['--flow', 'sign-in', '--check', 'SGN-01']);
  expect(exitCode).toBe(1);
  expect(failed).not.toEqual([]);
});

test('a sign-out that clears the page only does not conform', async () => {
  const { exitCode, failed } = await runWith('sign-out-clears-the-page-only', ['--check', 'OUT-01']);
  expect(exitCode).toBe(1);
  expect(failed).not.toEqual([]);
});
