import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { silent } from '../../fixtures/tools/progress.ts';
import { runGrowth } from '../growth/run-growth.ts';
import { scenarioNames, scenarioOf } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scriptFolder, scriptOf } from '../scenarios/scripts.ts';
import { runScenario } from './run-scenario.ts';
import { test } from './testing/stand-in-test.ts';

// One worker, and so one stack, for all of them.
test.describe.configure({ mode: 'default' });

test('each scenario has a script, and each script a scenario', async () => {
  const files = (await readdir(scriptFolder)).filter((file) => file.endsWith('.ts'));
  expect(new Set(files.map((file) => join(scriptFolder, file)))).toEqual(new Set(scenarioNames.map(scriptOf)));
});

/** One runs twice, see below; and the other takes a database away, which the stand-in has not. */
const isOther = ({ growsDatabase, pausesDatabase }: Scenario) => growsDatabase || pausesDatabase;

for (const scenario of scenarioNames.filter((name) => !isOther(scenarioOf(name)))) {
  test(`${scenario} passes in profile smoke, and no invariant is broken`, async ({ prepare }) => {
    const { run, judgements } = await runScenario(await prepare(scenario, scenarioNames.indexOf(scenario) + 1));
    expect(run).toMatchObject({ outcome: 'met', reasons: [], partial: false });
    expect(judgements.flatMap(({ violations }) => violations)).toEqual([]);
  });
}

test('who comes back again and again brings the session that Logto gave last', async ({ prepare }) => {
  const wanted = await prepare('callback', scenarioNames.length + 1);
  const plan = { ...wanted.plan, atOnce: 3, numbers: { 'session-holder': 3 } };
  const { run } = await runScenario({ ...wanted, plan });
  expect(run).toMatchObject({ outcome: 'met', reasons: [] });
});

test('growth sets a second run against a first, with flows between them', async ({ prepare }) => {
  const { run, growth } = await runGrowth(await prepare('growth', scenarioNames.length + 2), {
    earlier: 6,
    progress: silent,
  });
  expect(run).toMatchObject({ outcome: 'met', reasons: [] });
  const fresh = { flows: { median: expect.any(Number) }, databaseMs: null };
  expect(growth).toMatchObject({ earlier: 6, fresh, explanation: null, unexplained: expect.any(String) });
});
