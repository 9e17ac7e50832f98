import { join } from 'node:path';
import type { ScenarioName } from '../plan/catalogue.ts';

/** Where the scenarios' k6 scripts stand: one file each, named after its scenario. */
export const scriptFolder = join(import.meta.dirname, '..', 'scripts');

/** The k6 script of a scenario; absolute. */
export const scriptOf = (scenario: ScenarioName): string => join(scriptFolder, `${scenario}.ts`);
