import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { findBrowser } from '../../../fixtures/browser/index.ts';
import { loadConfig } from '../../../fixtures/config/config.ts';
import type { Stack } from '../../../fixtures/stack/stack.ts';
import { startStack } from '../../../fixtures/stack/start.ts';
import { browserEnvironment } from '../../k6/browser-environment.ts';
import { findK6, type K6 } from '../../k6/find-k6.ts';
import { sampleLoadApplication } from '../../plan/application.ts';
import { provisionPeople } from '../../prepare/people.ts';
import { type ScenarioName, scenarioOf } from '../../scenarios/index.ts';
import { makePlan } from '../../scenarios/make-plan.ts';
import { readWeights } from '../../scenarios/weights.ts';
import type { ScenarioRun } from '../scenario-run.ts';

/**
 * Makes a scenario in profile smoke ready to run, with its people and a folder of its own.
 *
 * @param phoneBlock tells its numbers from those of other runs, which count under Logto's caps
 */
type Prepare = (scenario: ScenarioName, phoneBlock: number) => Promise<ScenarioRun>;

const { signal } = new AbortController();

/** A stand-in and a k6, which all tests of a file share. */
export const test = base.extend<{ prepare: Prepare }, { stack: Stack; k6: K6 }>({
  stack: [
    async ({}, use) => {
      await using stack = await startStack(loadConfig({ target: 'embedded' }, {}));
      await use(stack);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  k6: [async ({}, use) => use(await findK6()), { scope: 'worker', timeout: 300_000 }],
  prepare: async ({ stack, k6 }, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'smoke-'));
    await use(async (scenario, phoneBlock) => {
      const plan = makePlan({ scenario, profile: 'smoke', weights: await readWeights(), share: 1 });
      await provisionPeople(stack.management, plan, phoneBlock, { signal, onProgress: () => undefined });
      return {
        ...{ scenario, plan, k6, signal, folder: folder.path, profile: 'smoke', segment: null, generator: 'k6' },
        environment: scenarioOf(scenario).usesBrowsers ? browserEnvironment(await findBrowser(), k6) : {},
        stack: { ...stack, description: { ...stack.description, phoneBlock } },
        application: sampleLoadApplication(stack.description.apps.primary),
        onProblem: (line) => console.log(line),
      };
    });
  },
});
