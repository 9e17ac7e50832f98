import type { Scenario } from './scenario.ts';
import { steady } from './steady.ts';

/** The same load on a fresh and on a grown database: `load/growth` grows it, and sets the two against each other. */
export const growth: Scenario = steady(
  'sign-in',
  'How much more does a sign-in cost after many earlier ones, and which statement grows?',
  { takesFlow: true, rates: { smoke: 3, average: 4, stress: 8 }, growsDatabase: true },
);
