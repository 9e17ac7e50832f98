import { delivery } from './entries/delivery.ts';
import { entriesOf } from './entries/entry.ts';
import { guide } from './entries/guide.ts';
import { load } from './entries/load.ts';
import { logto } from './entries/logto.ts';
import { logtoNext } from './entries/logto-next.ts';
import { races } from './entries/races.ts';
import { timing } from './entries/timing.ts';
import { defineRegister } from './schema.ts';

/**
 * What a real Logto shows when it is measured, and nothing that was only read. What lets an attacker in is told to
 * Logto's security contact first: see `heldBack` in schema.ts and docs/catalogue.md.
 */
export const register = defineRegister([
  ...[...logto, ...logtoNext, ...delivery, ...guide, ...races].flatMap(entriesOf),
  timing,
]);

/** The same for load runs, which no run of the suites asks for. */
export const loadRegister = defineRegister(load.flatMap(entriesOf));
