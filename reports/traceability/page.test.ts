import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { Html, html } from '../html/html.ts';
import { standInEnvironment as environment, someRules as rules } from '../testing/inline-run.ts';
import { entry, failure, proof, row, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeTraceability } from './page.ts';

const known = entry('OTP-12', { reason: 'Codes are <kept> as they are.' });

const test = base.extend<{ tracePage: Page; requests: string[] }>({
  requests: async ({}, use) => use([]),
  tracePage: async ({ page, requests }, use) => {
    await using run = await writeRun([
      { title: 'a code', tags: ['@OTP-03.1'], outcome: {} },
      { title: 'stored', tags: ['@OTP-12'], outcome: failure },
    ]);
    const open = row('SGN-09', { subject: 'sign-in', status: { kind: 'open', reason: 'nobody has looked yet' } });
    await writeCatalogue(run.folder, {
      requirements: [row('OTP-03'), row('OTP-12'), open],
      deviations: [known],
      proof,
    });
    const file = await writeTraceability(run.folder, await buildVerdict({ ...run, environment, rules }));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file ?? '').href);
    await use(page);
  },
});

test('each requirement has a row by clause and one by flow', async ({ tracePage }) => {
  await expect(tracePage.getByRole('row', { name: 'ASVS 6.5.1 (L2) OTP-03 What OTP-03 says holds.' })).toContainText(
    '✔ pass',
  );
  await expect(tracePage.locator('#r-OTP-03')).toContainText('✔ pass OTP-03.1 a code');
  await expect(tracePage.locator('#r-OTP-03').getByRole('link', { name: 'SMS' })).toHaveAttribute(
    'href',
    'allure-results/0-attachment.json',
  );
});

test('a gap is a row with its reason', async ({ tracePage }) => {
  await expect(tracePage.getByRole('heading', { name: 'Without a check here: sign-in' })).toBeVisible();
  await expect(tracePage.locator('#r-SGN-09')).toContainText('nobody has looked yet');
});

test('a deviation shows its reason and its expiry, as text', async ({ tracePage }) => {
  const entries = tracePage.getByRole('row', { name: 'Codes are <kept> as they are. Seen' });
  await expect(entries).toContainText('2027-03-31');
  await expect(entries).toContainText('occurred');
  await expect(tracePage.locator('#r-OTP-12')).toContainText('≠ deviation');
});

test('the page says how far the checks can be trusted, and what no fault has shown yet', async ({ tracePage }) => {
  await expect(tracePage.getByText('2 of 3 known faults were tried')).toContainText('1 have been seen to fail');
  await expect(tracePage.getByText('by the harness at c0ffee012345')).toBeVisible();
  await expect(tracePage.getByRole('row', { name: 'no fault turns a check of it red OTP-12' })).toBeVisible();
});

test('the page calls no host, and says what it is about', async ({ tracePage, requests }) => {
  await expect(tracePage.getByRole('note')).toContainText('Stand-in, not Logto');
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
});

for (const [media, width] of [
  ['screen', 400],
  ['print', 794],
] as const) {
  test(`on a ${media} of ${width} pixels nothing is wider than the page`, async ({ tracePage }) => {
    await tracePage.setViewportSize({ width, height: 800 });
    await tracePage.emulateMedia({ media });
    expect(await tracePage.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('what is put into a template is escaped, HTML is not', () => {
  expect(html`<b title="${'"'}">${'<i>'}${new Html('<hr>')}${undefined}</b>`.text).toBe(
    '<b title="&#34;">&#60;i&#62;<hr></b>',
  );
});
