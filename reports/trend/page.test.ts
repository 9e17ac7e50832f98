import { test as base, expect, type Page } from '@playwright/test';
import { entry } from '../testing/written-run.ts';
import { trendPage } from './page.ts';
import { trendTable } from './table.ts';
import { trendRun } from './testing/trend-run.ts';
import { buildTrend } from './trend.ts';

const { reproduction: _, ...shown } = entry('OTP-02');
const heldBack = { ...shown, heldBack: { reportedTo: 'security@example.org', reportedOn: '2026-11-20' } };

/** A check with a very long id. */
const long = (at: number) => ({
  [`OTP-03.1.${'Failed-operation.'.repeat(4)}`]: at === 30 ? ('fail' as const) : ('pass' as const),
});

/** Two months of runs: a check that flips, and a deviation that is held back. */
const trend = buildTrend(
  [
    ...Array.from({ length: 60 }, (_each, at) =>
      trendRun(
        at + 1,
        { 'OTP-01.1': at % 20 === 7 ? 'fail' : 'pass', 'OTP-02.1': at < 15 ? 'pass' : 'deviation', ...long(at) },
        { source: 'dossier', deviations: [{ ...heldBack, occurred: at >= 15 }] },
      ),
    ),
    trendRun(2, { 'OTP-01.1': 'fail' }, { isStandIn: true }),
  ],
  [{ run: 'out/cut', reason: 'has no verdict' }],
);

const table = trendTable(trend, { colour: false, width: 160 });

const test = base.extend<{ trend: Page; requests: string[] }>({
  requests: async ({}, use) => use([]),
  trend: async ({ page, requests }, use) => {
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(trendPage(trend));
    await use(page);
  },
});

test('the page shows how often a check flipped, and its runs one after the other', async ({ trend: page }) => {
  const flips = page.getByRole('row', { name: /^6 6 OTP-01\.1 check <OTP-01\.1>/ });
  await expect(flips).toContainText('✔×7 ✖ ✔×19 ✖ ✔×19 ✖ ✔×12');
});

test('an open deviation shows its days, its owner and its expiry', async ({ trend: page }) => {
  const open = page.getByRole('row', { name: '44 days OTP-02' });
  await expect(open).toContainText('2026-11-16');
  await expect(open).toContainText('maintainers, expires 2027-03-31');
});

test('a deviation that is held back shows whom it was told to and no error', async ({ trend: page }) => {
  await expect(page.getByRole('row', { name: '44 days' })).toContainText('told to security@example.org on 2026-11-20');
  expect(`${await page.content()}${table}${JSON.stringify(trend)}`).not.toContain('what nobody may see');
});

test('the page calls no host, and says what the stand-in proves', async ({ trend: page, requests }) => {
  await expect(page.getByRole('note')).toContainText('they prove nothing about a Logto installation');
  expect(requests).toEqual([]);
});

test('page and terminal say that signatures were not checked, and what was left out', async ({ trend: page }) => {
  for (const text of [await page.textContent('body'), table]) {
    expect(text).toContain('Signatures of 60 dossiers were not checked here: npm run report -- verify');
    expect(text).toContain('out/cut has no verdict');
  }
});

test('the terminal shows changes, flips and open deviations', () => {
  expect(table).toContain('Logto: 60 runs from 2026-11-01 to 2026-12-30, of 1.42.0');
  expect(table).toMatch(/^6 flips +OTP-01 +last 2026-12-19, 1\.42\.0 +OTP-01\.1 check <OTP-01\.1> \(p\)/m);
  expect(table).toMatch(/^44 days +OTP-02 +since 2026-11-16, 1\.42\.0 +high: maintainers, expires 2027-03-31; held/m);
  expect(table).toMatch(/^Stand-in, not Logto: 1 run on 2026-11-02, of 1\.42\.0\n {2}! One run has no trend/m);
});

for (const [media, width] of [
  ['screen', 400],
  ['print', 794],
] as const) {
  test(`on a ${media} of ${width} pixels no part is wider than the page`, async ({ trend: page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
