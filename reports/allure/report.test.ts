import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page, type Request } from '@playwright/test';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { runInline, someEnvironment, standInEnvironment } from '../testing/inline-run.ts';
import { failure, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { copyResults } from './copy.ts';
import { refinePage } from './page.ts';
import { generateReport } from './report.ts';

interface OpenReport {
  readonly page: Page;
  /** What the page asked of hosts, or tried to. */
  readonly requests: readonly Request[];
}

const isRemote = (request: Request) => !/^(file|data|blob):/.test(request.url());

const test = base.extend<{
  open: (run: { readonly folder: string }, environment?: RunEnvironment) => Promise<OpenReport>;
}>({
  offline: true,
  open: async ({ context, page }, use) => {
    const requests: Request[] = [];
    context.on('request', (request) => requests.push(...[request].filter(isRemote)));
    await use(async ({ folder }, environment = someEnvironment) => {
      const file = await generateReport(folder, await buildVerdict({ folder, environment }));
      await page.goto(pathToFileURL(file).href);
      return { page, requests };
    });
  },
});

const attaching = `import { test } from '@playwright/test';
  test('looks', async ({}, info) => {
    await info.attach('trace', { contentType: 'application/vnd.allure.playwright-trace', body: 'PK' });
    await info.attach('A page', { contentType: 'text/html', body: 'There <img src="https://example.org/y.png">' });
  });`;

/** Allure folds a flow in which everything passed. */
const openCheck = async (page: Page, flow: string, title: string) => {
  await page.getByText(flow, { exact: true }).click();
  await page.getByText(title, { exact: true }).click();
};

test('the report opens from disk and calls no host', async ({ open }) => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const report = await open(run);
  await expect(report.page.getByText('Sign-in by phone: Logto 1.42.0')).toBeVisible();
  await openCheck(report.page, 'sign-in', 'a code');
  await expect(report.page.getByText('The message arrives')).toBeVisible();
  expect(report.requests.map((request) => request.url())).toEqual([]);
});

test('an attachment that names a host does not get through to it', async ({ open }) => {
  await using run = await runInline({ 'register.spec.ts': attaching });
  const report = await open(run);
  await openCheck(report.page, 'register', 'looks');
  await report.page.getByText('A page').first().click();
  await expect(report.page.frameLocator('iframe').getByText('There')).toBeVisible();
  expect(report.requests.map((request) => request.failure()?.errorText)).toEqual(['csp']);
});

test('a trace is there to save, not to open at a host', async ({ open }) => {
  await using run = await runInline({ 'register.spec.ts': attaching });
  const { page } = await open(run);
  await openCheck(page, 'register', 'looks');
  await expect(page.getByText('application/zip')).toBeVisible();
  await expect(page.getByText('Playwright Trace')).toHaveCount(0);
});

test('a report on the stand-in says so on every page', async ({ open }) => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const { page } = await open(run, standInEnvironment);
  await expect(page.getByRole('note')).toContainText('Stand-in, not Logto');
  await openCheck(page, 'sign-in', 'a code');
  await expect(page.getByRole('note')).toBeInViewport();
});

test('a report on Logto has no banner', async ({ open }) => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const { page } = await open(run);
  await expect(page.getByText('sign-in', { exact: true })).toBeVisible();
  await expect(page.getByRole('note')).toHaveCount(0);
});

test('the report shows where the run took place', async ({ open }) => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const { page } = await open(run);
  const facts = ['native', '1.42.0', '1.4.4', 'v24.21.0', 'Chromium 153.0.8010.0', '0123456789ab', 'npm start'];
  await Promise.all(facts.map((fact) => expect(page.getByText(fact, { exact: true }).first()).toBeVisible()));
});

test('the statuses are those of the verdict, and a check that did not run has a row', async ({ open }) => {
  const skip = [{ type: 'skip', description: 'no database' }];
  await using run = await writeRun([
    { title: 'fails', outcome: failure },
    { title: 'deviates', outcome: { ...failure, expectedStatus: 'failed' } },
    { title: 'does not apply', outcome: { status: 'skipped', annotations: skip } },
    { title: 'never ran', outcome: null },
  ]);
  const { page } = await open(run);
  await expect(page.getByText('never ran')).toBeVisible();
  await page.getByText('Categories').first().click();
  const categories = ['Does not conform', 'Known deviation', 'Not applicable', 'Not run'];
  await Promise.all(categories.map((name) => expect(page.getByText(name, { exact: true })).toBeVisible()));
});

test('only the page stays of what Allure writes', async () => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  await generateReport(run.folder, await buildVerdict({ ...run, environment: someEnvironment }));
  const files = ['allure-results', 'outcomes.jsonl', 'planned.json', 'report', 'run.json'];
  expect((await readdir(run.folder)).sort()).toEqual(files);
});

test('Allure knows a check by its id and tenant configuration from one run to the next', async () => {
  await using run = await writeRun([{ title: 'a code', tags: ['@OTP-03.2'], outcome: {} }]);
  await copyResults(run.folder, join(run.folder, 'copy'), await buildVerdict({ ...run, environment: someEnvironment }));
  const names = await readdir(join(run.folder, 'copy'));
  const result = names.find((name) => name.endsWith('-result.json')) ?? 'none';
  expect(JSON.parse(await readFile(join(run.folder, 'copy', result), 'utf8'))).toMatchObject({
    ...{ testCaseId: 'OTP-03.2', historyId: 'password-and-code OTP-03.2' },
  });
});

test('a template of Allure that calls another host is refused', () => {
  const html = '<html><head></head><body><script src="https://example.org/x.js"></script></body></html>';
  expect(() => refinePage(html)).toThrow(/would call a host .*mend reports\/allure\/page\.ts/);
});
