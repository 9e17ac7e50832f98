import { join } from 'node:path';
import type { LoadPlan } from '../plan/plan.ts';
import { type ScenarioName, scenarioOf } from './index.ts';

/** Where the scripts of k6 stand. */
export const scriptFolder = join(import.meta.dirname, '..', 'scripts');

/** The k6 script of a scenario; absolute. */
export const scriptOf = (scenario: ScenarioName): string =>
  join(scriptFolder, `${scenarioOf(scenario).script ?? 'arrivals'}.ts`);

/** The script of a generator among several on a cluster; absolute. */
export const clusterScript = join(scriptFolder, 'cluster', 'arrivals.ts');

/**
 * Why a scenario cannot be loaded from a cluster; undefined where it can. A script of its own sees to more than arrivals,
 * and who holds a session does so at one generator.
 */
export const notOnCluster = (scenario: ScenarioName, plan: Pick<LoadPlan, 'numbers'>): string | undefined => {
  const { script, usesBrowsers, pausesDatabase, growsDatabase } = scenarioOf(scenario);
  if (script !== undefined || usesBrowsers || pausesDatabase || growsDatabase) {
    return 'it needs more than generators of arrivals';
  }
  return plan.numbers['session-holder'] === undefined ? undefined : 'its sessions are held by one generator';
};
