import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { someEnvironment as environment, runInline } from '../../reports/testing/inline-run.ts';
import { buildVerdict } from '../../reports/verdict/verdict.ts';

const fixture = (name: string): string =>
  JSON.stringify(fileURLToPath(new URL(`../../fixtures/playwright/judging/${name}`, import.meta.url)));

/** A suite on a machine that is full for the first so many workers; its clock leaps, so that nobody waits for room. */
const suite = (fullWorkers: number, body: string): string => `
  import { expect, mergeTests } from '@playwright/test';
  import { test as disturbance } from ${fixture('disturbance.ts')};
  import { test as keptWorker } from ${fixture('kept-worker.ts')};
  let at = 0;
  const test = mergeTests(keptWorker, disturbance).extend({
    machine: [
      ({}, use, { workerIndex }) =>
        use(() => ({ at: (at += 4000), wanting: workerIndex < ${fullWorkers} ? 7 : 1, someWaited: null, allWaited: null })),
      { scope: 'worker' },
    ],
  });
  ${body}`;

const checksOf = async (fullWorkers: number, body: string) => {
  await using run = await runInline({ 'sign-in.spec.ts': suite(fullWorkers, body) });
  const { checks, verdict, problems } = await buildVerdict({ ...run, environment });
  return { checks, verdict, problems };
};

const hangs = `test('hangs', async () => { test.setTimeout(200); await new Promise(() => {}); });`;
const late = `test('is late', async ({}, { retry }) =>
  expect.poll(() => retry, { timeout: 100 }).toBeGreaterThan(0));`;

test('a check that hangs on a full machine is tried again, and fails once there is room', async () => {
  const { checks, verdict } = await checksOf(1, hangs);
  expect(verdict).toBe('fail');
  expect(checks).toMatchObject([{ verdict: 'fail', attempts: 2, reason: 'Test timeout of 200ms exceeded.' }]);
});

test('a check that hangs while the machine has room fails at once', async () => {
  expect((await checksOf(0, hangs)).checks).toMatchObject([{ verdict: 'fail', attempts: 1 }]);
});

test('a check that was only late on a full machine passes', async () => {
  expect((await checksOf(1, late)).checks).toMatchObject([{ verdict: 'pass', attempts: 2 }]);
});

test('a check that hangs on a machine that stays full leaves the run undecided, and the run says what helps', async () => {
  const { checks, verdict, problems } = await checksOf(9, hangs);
  expect(verdict).toBe('undecided');
  expect(checks[0]?.reason).toMatch(/^it timed out while the machine was overloaded \(7\.0 .*\(tried 3 times\)$/);
  expect(problems).toContainEqual(expect.stringContaining('timed out while the machine was overloaded, 3 times: '));
});

test('a wrong value fails however full the machine is', async () => {
  const { checks } = await checksOf(9, `test('is wrong', () => expect('timeout of 3 s').toBe('none'));`);
  expect(checks).toMatchObject([{ verdict: 'fail', attempts: 1 }]);
});

test('a fixture that ran out of time on a full machine is tried again', async () => {
  const slow = `const late = test.extend({ many: [({}, use, { retry }) => retry ? use(1) : new Promise(() => {}), { timeout: 100 }] });
    late('has many', ({ many }) => expect(many).toBe(1));`;
  expect((await checksOf(1, slow)).checks).toMatchObject([{ verdict: 'pass', attempts: 2 }]);
});

test('a fixture of the worker that ran out of time on a full machine is tried again', async () => {
  const slow = `const late = test.extend({
      gate: [({}, use, { workerIndex }) => workerIndex ? use(1) : new Promise(() => {}), { scope: 'worker', timeout: 100 }] });
    late('is let in', ({ gate }) => expect(gate).toBe(1));`;
  expect((await checksOf(1, slow)).checks).toMatchObject([{ verdict: 'pass', attempts: 2 }]);
});
