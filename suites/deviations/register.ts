import { join } from 'node:path';
import { explorationPrefix } from '../../contracts/check-id.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { readRegister } from './read-register.ts';
import { loadCheckPrefix } from './schema.ts';

/**
 * What a real Logto shows when it is measured, and nothing that was only read. What lets an attacker in is told to
 * Logto's security contact first: see `heldBack` in schema.ts and docs/catalogue.md.
 */
export const registerFile = join(import.meta.dirname, 'register.json');

let shipped: readonly Deviation[] | undefined;

const isOfLoad = ({ check }: Deviation): boolean => check?.startsWith(loadCheckPrefix) ?? false;
const isOfExploration = ({ check }: Deviation): boolean => check?.startsWith(explorationPrefix) ?? false;

const shippedRegister = (): readonly Deviation[] => {
  shipped ??= readRegister(registerFile);
  return shipped;
};

/** The register of this repository, and on top of it that in a file of a team's own, if there is one. */
const registerWith = (ownFile: string | undefined): readonly Deviation[] => {
  const register = shippedRegister();
  return ownFile === undefined ? register : [...register, ...readRegister(typedPath(ownFile), { onTopOf: register })];
};

/**
 * What runs of the suites are judged by: read and checked before anything starts.
 *
 * @param ownFile a register of a team's own, which adds to that of this repository
 * @throws HarnessError in one line
 */
export const suitesRegister = (ownFile?: string): readonly Deviation[] =>
  registerWith(ownFile).filter((entry) => !isOfLoad(entry) && !isOfExploration(entry));

/** The same for explorations, which meet what checks of the suites see, and find more. */
export const explorationRegister = (ownFile?: string): readonly Deviation[] =>
  registerWith(ownFile).filter((entry) => !isOfLoad(entry));

/** The same for load runs, which no run of the suites asks for. */
export const loadRegister = (ownFile?: string): readonly Deviation[] => registerWith(ownFile).filter(isOfLoad);
