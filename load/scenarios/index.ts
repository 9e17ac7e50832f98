import { breakpoint } from './breakpoint.ts';
import { brownout } from './brownout.ts';
import { browser } from './browser.ts';
import { growth } from './growth.ts';
import { mixed } from './mixed.ts';
import { outage } from './outage.ts';
import type { Scenario } from './scenario.ts';
import { soak } from './soak.ts';
import { spike } from './spike.ts';
import { ofOneFlow } from './steady.ts';

const scenarios = { ...ofOneFlow, mixed, spike, soak, breakpoint, growth, brownout, outage, browser };

export type ScenarioName = keyof typeof scenarios;

export const isScenarioName = (name: string | undefined): name is ScenarioName =>
  name !== undefined && Object.hasOwn(scenarios, name);

export const scenarioNames = Object.keys(scenarios).filter(isScenarioName);

export const scenarioOf = (name: ScenarioName): Scenario => scenarios[name];

/** The scenarios that `--of` may give another flow, as a sentence has them. */
export const flowTakers = new Intl.ListFormat('en-GB').format(
  scenarioNames.filter((name) => scenarioOf(name).takesFlow),
);
