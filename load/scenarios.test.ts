// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { loadConfig } from '../fixtures/config.ts';
import type { Stack } from '../fixtures/stack/stack.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { type ScenarioName, scenarioNames } from './catalogue.ts';
import { findK6, type K6 } from './k6-binary.ts';
import { makePlan } from './make-plan.ts';
import { provisionPeople } from './people.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import { scenarioFolder } from './scripts.ts';
import { readWeights } from './weights.ts';

type Smoke = (scenario: ScenarioName) => Promise<ScenarioResult>;

const { signal } = new AbortController();

/** Runs a scenario in profile smoke, on a stand-in that all of them share. */
const test = base.extend<{ smoke: Smoke }, { stack: Stack; k6: K6 }>({
  stack: [
    async ({}, use) => {
      await using stack = await startStack(loadConfig({ target: 'embedded' }, {}));
      await use(stack);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  k6: [async ({}, use) => use(await findK6()), { scope: 'worker', timeout: 300_000 }],
  smoke: async ({ stack, k6 }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'smoke-'));
    // Numbers of its own: what another scenario sent to them counts under Logto's cap.
    const own = { ...stack, description: { ...stack.description, phoneBlock: info.parallelIndex * 100 + 1 } };
    await use(async (scenario) => {
      const phoneBlock = scenarioNames.indexOf(scenario) + 1;
      const description = { ...own.description, phoneBlock };
      const plan = makePlan({ scenario, profile: 'smoke', weights: await readWeights(), share: 1 });
      await provisionPeople(stack.management, plan, phoneBlock, { signal, onProgress: () => undefined });
      const wanted = { scenario, plan, k6, folder, signal, profile: 'smoke', segment: null, generator: 'k6' } as const;
      return runScenario({ ...wanted, stack: { ...stack, description }, onProblem: (line) => console.log(line) });
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

for (const scenario of scenarioNames.filter((name) => name !== 'browser' && name !== 'growth')) {
  test(`${scenario} passes in profile smoke, and no invariant is broken`, async ({ smoke }) => {
    const { run, judgements } = await smoke(scenario);
    expect(run).toMatchObject({ outcome: 'met', reasons: [], partial: false });
    expect(judgements.flatMap(({ violations }) => violations)).toEqual([]);
  });
}
