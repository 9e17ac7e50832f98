import { join } from 'node:path';
import type { ScenarioName } from './catalogue.ts';

/** Where the scenarios stand: one file each, named after its scenario. */
export const scenarioFolder = join(import.meta.dirname, 'scenarios');

/** The k6 script of a scenario; absolute. */
export const scriptOf = (scenario: ScenarioName): string => join(scenarioFolder, `${scenario}.ts`);
