import { test as base, expect, type Page } from '@playwright/test';
import { standInEnvironment } from '../testing/inline-run.ts';
import { entry, failure, proof, row } from '../testing/written-run.ts';
import { edges, paperReport } from './report.ts';
import { aboutRunOf, evidenceSha256, manifestSha256 } from './testing/about.ts';
import type { Language } from './words/index.ts';

type Run = Parameters<typeof aboutRunOf>;

/** Opens the report of a run on a page. */
const test = base.extend<{ open: (run: Run, language?: Language) => Promise<Page> }>({
  open: async ({ page }, use) => {
    await use(async (run, language = 'en') => {
      await page.setContent(paperReport(await aboutRunOf(...run), language));
      return page;
    });
  },
});

const known = entry('OTP-12', { reason: 'Codes are <kept> as they are.' });
const open = row('SGN-09', { status: { kind: 'open', reason: 'nobody has looked yet' } });
const some: Run = [
  [
    { title: 'a code', tags: ['@OTP-03.1'], outcome: {} },
    { title: 'another code', tags: ['@OTP-03.2'], outcome: {} },
    { title: 'stored', tags: ['@OTP-12.1', '@OTP-12'], outcome: failure },
  ],
  { requirements: [row('OTP-03'), row('OTP-12'), open], deviations: [known] },
];

test('the cover has the verdict, the scope, the hash of the manifest and a place to sign', async ({ open: show }) => {
  const report = await show(some);
  await expect(report.getByText('the whole catalogue, 3 requirements, 3 checks')).toBeVisible();
  await expect(report.locator('.result')).toContainText('Conforms');
  await expect(report.getByText(manifestSha256)).toBeVisible();
  await expect(report.getByRole('row', { name: 'Name Role Date Signature' })).toBeVisible();
});

test('a requirement has its clauses, its verdict, its checks and the numbers of their evidence', async ({
  open: show,
}) => {
  const report = await show(some);
  await expect(report.locator('#r-OTP-03')).toHaveText(
    /OTP-03high, mustWhat OTP-03 says holds\.ASVS 6\.5\.1 \(L2\)pass2 checks1–2/,
  );
  await expect(report.locator('#r-OTP-12')).toHaveText(/deviation1 check, 0 pass3$/);
  await expect(report.locator('table.evidence tbody tr').first()).toHaveText(
    `1OTP-03.10-attachment.json${evidenceSha256.slice(0, 16)}`,
  );
});

test('a deviation has its reason, its owner, its expiry and its state, as text', async ({ open: show }) => {
  const report = await show(some);
  await expect(report.locator('table.deviations tbody tr')).toHaveText(
    /^OTP-12Codes are <kept> as they are\.1\.42\.xmaintainers2027-03-31occurred$/,
  );
});

test('the method says how far the checks can be trusted, and what no fault has shown yet', async ({ open: show }) => {
  const report = await show([some[0], { ...some[1], proof }]);
  await expect(report.getByText('2 of 3 known faults')).toContainText('Revision c0ffee012345 of the harness tried 2');
  await expect(report.getByRole('row', { name: 'no fault makes a check of it fail: OTP-12 0 0 0 1 1' })).toBeVisible();
});

test('deviations of which the same is said share a row', async ({ open: show }) => {
  const deviations = [entry('OTP-12', { check: 'OTP-12.1' }), entry('OTP-12', { check: 'OTP-12.2' })];
  const report = await show([some[0], { ...some[1], deviations }]);
  await expect(report.locator('table.deviations tbody tr td:first-child')).toHaveText(['OTP-12.1', 'OTP-12.2']);
});

test('a failure is listed with its reason in one line', async ({ open: show }) => {
  const checks = [{ title: 'a code', tags: ['@OTP-03.1'], outcome: failure }];
  const report = await show([checks, { requirements: [row('OTP-03')] }]);
  await expect(report.locator('table.findings tbody tr')).toHaveText('OTP-03.1password-and-codea codefailExpected: 2');
});

test('a held-back deviation shows its entry, and nothing of what was seen', async ({ open: show }) => {
  const heldBack = { reportedTo: 'security@example.org', reportedOn: '2026-11-01' };
  const checks = [{ title: 'stored', tags: ['@OTP-12.1', '@OTP-12'], outcome: { ...failure, errors: ['the way in'] } }];
  const deviations = [entry('OTP-12', { heldBack, reproduction: 'how to get in' })];
  const report = await show([checks, { requirements: [row('OTP-12')], deviations }]);
  await expect(report.getByText('Held back: told to security@example.org on 2026-11-01.')).toBeVisible();
  await expect(report.locator('#r-OTP-12')).toContainText('deviation');
  await expect(report.locator('body')).not.toContainText(/the way in|how to get in/);
});

test('the report lists untested requirements with reasons and unselected ones by id', async ({ open: show }) => {
  const selection = { whole: false, requirements: ['SGN-09'] };
  const report = await show([[], { ...some[1], selection }]);
  await expect(report.locator('table.untested')).toContainText('SGN-09opennobody has looked yet');
  await expect(report.getByText('Not selected (2): OTP-03, OTP-12')).toBeVisible();
});

test('a run on the stand-in says so on the cover and at the head of each page', async ({ open: show }) => {
  const run: Run = [some[0], { ...some[1], environment: standInEnvironment }];
  const report = await show(run);
  await expect(report.getByRole('note')).toContainText('proves nothing about a Logto installation');
  expect(edges(await aboutRunOf(...run), 'en').headerTemplate).toContain('stand-in, not Logto');
});

test('a load run is said to meet its objectives, not to conform', async ({ page }) => {
  const about = await aboutRunOf(...some);
  const files = [...about.manifest.files, { path: 'evidence/load.json', size: 1, sha256: evidenceSha256 }];
  await page.setContent(paperReport({ ...about, manifest: { ...about.manifest, files } }, 'en'));
  await expect(page.locator('.result')).toContainText('All objectives met');
  await expect(page.getByText('k6 sent the flows of many users')).toBeVisible();
});

test('each page has the hash of the manifest at its foot', async () => {
  const { footerTemplate } = edges(await aboutRunOf(...some), 'zh');
  expect(footerTemplate).toContain(`证据清单 SHA-256 ${manifestSha256}`);
  expect(footerTemplate).toContain('第 <span class="pageNumber"></span> 页');
});

test('the Chinese report has its own words in Chinese, statements in English, and says so', async ({ open: show }) => {
  const report = await show(some, 'zh');
  await expect(report.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(report.locator('#r-OTP-12')).toContainText('高、必须What OTP-12 says holds.');
  await expect(report.locator('#r-OTP-12')).toContainText('已知偏差1 项检查，0 项通过');
  await expect(report.getByText('需求条文、原因说明')).toContainText('保留英文原文');
});

test('nothing on paper is smaller than 8.5 points or wider than the page', async ({ open: show }) => {
  const report = await show(some);
  await report.setViewportSize({ width: 703, height: 900 });
  await report.emulateMedia({ media: 'print' });
  const sizes = await report.locator('body *').evaluateAll((all) => all.map((each) => getComputedStyle(each).fontSize));
  expect(Math.min(...sizes.map((size) => Number.parseFloat(size) * 0.75))).toBeCloseTo(8.5);
  expect(await report.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(703);
});
