import { intersects } from 'semver';
import type { Deviation } from '../../contracts/record/deviations.ts';
import type { RegisterEntry } from './schema.ts';

type Ranges = Pick<RegisterEntry, 'logtoVersions' | 'absentFrom'>;

const meet = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && intersects(one, other, { includePrerelease: true });

/** Why one entry cannot say that it occurs and does not occur on a version; undefined if it does not. */
export const contradiction = ({ logtoVersions, absentFrom }: Ranges): string | undefined =>
  meet(logtoVersions, absentFrom) ? `it occurs on ${logtoVersions} and is absent from ${absentFrom}` : undefined;

/** Whether two entries speak of the same failure: an entry without checks speaks of each of its requirement. */
const areOfSame = ({ requirement, checks }: RegisterEntry, other: Deviation): boolean =>
  requirement === other.requirement &&
  (checks === undefined || other.check === undefined || checks.includes(other.check));

/**
 * Why an entry cannot stand on top of a register; undefined if it can: for versions that no entry of the same check
 * speaks of.
 */
export const conflictWith = (entry: RegisterEntry, register: readonly Deviation[]): string | undefined => {
  for (const other of register.filter((each) => areOfSame(entry, each))) {
    const place = other.check ?? other.requirement;
    if (meet(entry.logtoVersions, other.logtoVersions)) {
      return `the register of the harness has ${place} for Logto ${other.logtoVersions} already`;
    }
    if (meet(entry.logtoVersions, other.absentFrom)) {
      return `by the register of the harness ${place} does not occur on Logto ${other.absentFrom}`;
    }
    if (meet(entry.absentFrom, other.logtoVersions)) {
      return `by the register of the harness ${place} occurs on Logto ${other.logtoVersions}`;
    }
  }
  return undefined;
};
