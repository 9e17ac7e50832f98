import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type { LoadResult } from './files.ts';
import { writeLoadPage } from './page.ts';
import { brokenInvariant, judgeLoadRun, someGrowth, someObserved, someRun, writeLoadRun } from './written-load-run.ts';

interface Opened {
  readonly page: Page;
  /** Addresses that were asked for, and what went wrong. */
  readonly requests: string[];
  readonly errors: string[];
}

const test = base.extend<{ open: (result?: Partial<LoadResult>, baseline?: Partial<LoadResult>) => Promise<Opened> }>({
  open: async ({ context }, use) => {
    await using undo = new AsyncDisposableStack();
    await use(async (result, baseline) => {
      const { folder } = undo.use(await writeLoadRun(result));
      const earlier = baseline && undo.use(await writeLoadRun(baseline));
      await judgeLoadRun(folder);
      const page = await context.newPage();
      const [requests, errors]: [string[], string[]] = [[], []];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => errors.push(message.text()));
      await page.goto(pathToFileURL(await writeLoadPage(folder, earlier?.folder)).href);
      return { page, requests, errors };
    });
  },
});

test('the page loads nothing but itself, and shows its charts without a script', async ({ open }) => {
  const { page, requests, errors } = await open();
  await expect(page.getByRole('heading', { name: 'Load: breakpoint' })).toBeVisible();
  await expect(page.locator('.chart svg')).toHaveCount(5);
  await expect(page.locator('script')).toHaveCount(0);
  expect(requests).toEqual([page.url()]);
  expect(errors).toEqual([]);
});

test('the knee is told in words and marked in the curve', async ({ open }) => {
  const { page } = await open();
  const words = 'The knee: 20 arrivals a second is the highest rate that held.';
  await expect(page.getByRole('paragraph').filter({ hasText: words })).toBeVisible();
  await expect(page.getByRole('img', { name: words })).toBeVisible();
  await expect(page.getByRole('row', { name: '25/s' }).first()).toContainText('✖ broken');
});

test('a rate and a moment of a chart tell the values of its lines', async ({ open }) => {
  const { page } = await open();
  const curve = page.getByRole('img', { name: 'Times and failures by rate' });
  await expect(curve.locator('title').last()).toHaveText(
    /^30 arrivals a second\s+flow, p95: 5235 ms\s+flow, median: 2094 ms\s+request, p95: 110 ms\s+failed flows: 40 %$/,
  );
  const cpus = page.getByRole('img', { name: 'CPUs kept busy over time' });
  await expect(cpus.locator('title').first()).toHaveText(/^0:00\s+logto: 0.2 CPUs\s+database: – CPUs|database: –/);
});

test('a run that looks for no knee says nothing of one', async ({ open }) => {
  const { page } = await open({ run: someRun({ scenario: 'spike', seeksKnee: false, knee: null }) });
  await expect(page.getByText('knee')).toHaveCount(0);
});

test('a broken invariant shows its verdict, its rate and its events', async ({ open }) => {
  const { page } = await open({ observed: someObserved({ invariants: [brokenInvariant] }) });
  const row = page.getByRole('row', { name: 'No code is accepted twice' });
  await expect(row).toContainText('✖ fail');
  await expect(row).toContainText('of 900 codes that were accepted, 3 were accepted more than once');
  await row.getByText('The first 1 of 3, with their events').click();
  await expect(row.getByText('k6:12, k6:14, k6:15, k6:16')).toBeVisible();
});

test('what bounds it, the cost of a flow and the environment are there', async ({ open }) => {
  const { page } = await open();
  await expect(page.getByText('one thread of Logto was busy 91 % of the time')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Logto 33.1' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'logs 11 9100' })).toBeVisible();
  await expect(page.getByText('2.2.0, built with Go from load/k6')).toBeVisible();
});

test('a run that does not count says so first, as does one on the stand-in or one that was cut short', async ({
  open,
}) => {
  const bound = { ...someObserved().bound, counts: false, because: 'k6 dropped 5 arrivals' };
  const { page } = await open({ observed: someObserved({ bound }), run: someRun({ partial: true }) });
  await expect(page.getByRole('note')).toHaveText([/^Partial: /, 'Not counted as a result: k6 dropped 5 arrivals.']);
  const target = { ...someRun().target, isStandIn: true };
  const onStandIn = await open({ observed: someObserved({ bound }), run: someRun({ target }) });
  await expect(onStandIn.page.getByRole('note')).toHaveText([/^Stand-in, not Logto/]);
});

test('an earlier run stands beside this one, with what changed and what differs', async ({ open }) => {
  const { page } = await open({}, { run: someRun({ knee: 10, profile: 'stress' }) });
  await expect(page.getByRole('row', { name: 'Knee' })).toHaveText(/10 a second20 a second\+100 %/);
  await expect(page.getByText('Another profile: stress then, average now.')).toBeVisible();
});

test('phases that share a rate stand beside their own earlier ones, and another rate is said', async ({ open }) => {
  const spike = (median: number, rate = 2) =>
    ['before', 'after'].map((name, at) => ({
      ...{ name, rate, seconds: 10, completed: 20, failed: 0, held: true, requests: null },
      flows: { median: median * (at + 1), p95: 900, max: 900 },
    }));
  const { page } = await open({ run: someRun({ phases: spike(150) }) }, { run: someRun({ phases: spike(100) }) });
  await expect(page.getByRole('row', { name: 'Phase after, 2 a second: flow, median' })).toContainText('200 ms300 ms');
  const other = await open({ run: someRun({ phases: spike(150, 3) }) }, { run: someRun({ phases: spike(100) }) });
  await expect(other.page.getByText('Another rate: 2/s, 2/s then, 3/s, 3/s now.')).toBeVisible();
});

test('what grew with the database is told with its factor, its plan and why', async ({ open }) => {
  const { page } = await open({ growth: someGrowth });
  await expect(page.getByRole('row', { name: 'Time, median' })).toContainText('× 10');
  await expect(page.getByRole('row', { name: 'select payload from instances' })).toContainText('× 300');
  await expect(page.getByRole('listitem').filter({ hasText: 'it read 20,000 rows in vain' })).toBeVisible();
  await expect(page.getByText('Rows Removed by Filter: 20000')).toBeVisible();
});

test('names that look like HTML stay text', async ({ open }) => {
  const question = '<img src=x onerror=alert(1)></script>';
  const columns = { '</script><b>bold</b> a second': [1, 2, 3] };
  const { page, errors } = await open({
    run: someRun({ question }),
    observed: someObserved({ series: { from: 0, seconds: 1, columns } }),
  });
  await expect(page.getByText(question)).toBeVisible();
  await expect(page.locator('figcaption').getByText('</script><b>bold</b>')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a run that was too short for charts is a page all the same', async ({ open }) => {
  const series = { from: 0, seconds: 1, columns: {} };
  const run = someRun({ phases: someRun().phases.slice(0, 1), knee: null });
  const { page, errors } = await open({ run, observed: someObserved({ series, cost: null, phases: [] }) });
  await expect(page.getByText('The run was too short to be shown over time.')).toBeVisible();
  expect(errors).toEqual([]);
});
