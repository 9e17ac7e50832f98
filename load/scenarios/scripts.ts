import { join } from 'node:path';
import { type ScenarioName, scenarioOf } from './index.ts';

/** Where the scripts of k6 stand. */
export const scriptFolder = join(import.meta.dirname, '..', 'scripts');

/** The k6 script of a scenario; absolute. */
export const scriptOf = (scenario: ScenarioName): string =>
  join(scriptFolder, `${scenarioOf(scenario).script ?? 'arrivals'}.ts`);
