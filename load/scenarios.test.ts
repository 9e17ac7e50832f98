// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { findBrowser } from '../fixtures/browser/index.ts';
import { loadConfig } from '../fixtures/config.ts';
import { silent } from '../fixtures/progress.ts';
import type { Stack } from '../fixtures/stack/stack.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { browserEnvironment } from './browser-environment.ts';
import { type ScenarioName, scenarioNames } from './catalogue.ts';
import { runGrowth } from './growth/run-growth.ts';
import { findK6, type K6 } from './k6-binary.ts';
import { makePlan } from './make-plan.ts';
import { provisionPeople } from './people.ts';
import { runScenario, type ScenarioRun } from './run-scenario.ts';
import { scenarioFolder } from './scripts.ts';
import { readWeights } from './weights.ts';

/** What a scenario in profile smoke needs, with people and numbers of its own. */
type Prepare = (scenario: ScenarioName) => Promise<ScenarioRun>;

const { signal } = new AbortController();

/** All scenarios share a stand-in. */
const test = base.extend<{ prepare: Prepare }, { stack: Stack; k6: K6 }>({
  stack: [
    async ({}, use) => {
      await using stack = await startStack(loadConfig({ target: 'embedded' }, {}));
      await use(stack);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  k6: [async ({}, use) => use(await findK6()), { scope: 'worker', timeout: 300_000 }],
  prepare: async ({ stack, k6 }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'smoke-'));
    await use(async (scenario) => {
      // What another scenario sent to a number counts under Logto's cap.
      const description = { ...stack.description, phoneBlock: scenarioNames.indexOf(scenario) + 1 };
      const plan = makePlan({ scenario, profile: 'smoke', weights: await readWeights(), share: 1 });
      const onProgress = () => undefined;
      await provisionPeople(stack.management, plan, description.phoneBlock, { signal, onProgress });
      const environment = scenario === 'browser' ? browserEnvironment(await findBrowser(), k6) : {};
      return {
        ...{ scenario, plan, k6, folder, signal, environment, profile: 'smoke', segment: null, generator: 'k6' },
        stack: { ...stack, description },
        onProblem: (line) => console.log(line),
      };
    });
    await rm(folder, { recursive: true });
  },
});

// One worker, and so one stack, for all of them.
test.describe.configure({ mode: 'default' });

test('each scenario has a file, and each file a scenario', async () => {
  const files = (await readdir(scenarioFolder)).map((file) => file.replace(/\.ts$/, ''));
  expect(new Set(files)).toEqual(new Set(scenarioNames));
});

for (const scenario of scenarioNames.filter((name) => name !== 'growth')) {
  test(`${scenario} passes in profile smoke, and no invariant is broken`, async ({ prepare }) => {
    const { run, judgements } = await runScenario(await prepare(scenario));
    expect(run).toMatchObject({ outcome: 'met', reasons: [], partial: false });
    expect(judgements.flatMap(({ violations }) => violations)).toEqual([]);
  });
}

test('who comes back again and again brings the session that Logto gave last', async ({ prepare }) => {
  const wanted = await prepare('callback');
  const plan = { ...wanted.plan, atOnce: 3, numbers: { 'session-holder': 3 } };
  const { run } = await runScenario({ ...wanted, plan });
  expect(run).toMatchObject({ outcome: 'met', reasons: [] });
});

test('growth sets a second run against a first, with flows between them', async ({ prepare }) => {
  const { run, growth } = await runGrowth(await prepare('growth'), { earlier: 6, progress: silent });
  expect(run).toMatchObject({ outcome: 'met', reasons: [] });
  const fresh = { flows: { median: expect.any(Number) }, databaseMs: null };
  expect(growth).toMatchObject({ earlier: 6, fresh, explanation: null, unexplained: expect.any(String) });
});
