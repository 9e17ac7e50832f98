import { join } from 'node:path';
import { readRegister } from './read-register.ts';
import { type Deviation, loadCheckPrefix } from './schema.ts';

/**
 * What a real Logto shows when it is measured, and nothing that was only read. What lets an attacker in is told to
 * Logto's security contact first: see `heldBack` in schema.ts and docs/catalogue.md.
 */
export const registerFile = join(import.meta.dirname, 'register.json');

let shipped: readonly Deviation[] | undefined;

const isOfLoad = ({ check }: Deviation): boolean => check?.startsWith(loadCheckPrefix) ?? false;

const shippedRegister = (): readonly Deviation[] => {
  shipped ??= readRegister(registerFile);
  return shipped;
};

/** The register of this repository for the suites: read and checked once. @throws HarnessError in one line */
export const suitesRegister = (): readonly Deviation[] => shippedRegister().filter((entry) => !isOfLoad(entry));

/** The same for load runs, which no run of the suites asks for. */
export const loadRegister = (): readonly Deviation[] => shippedRegister().filter(isOfLoad);
