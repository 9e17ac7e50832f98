import { compare, valid } from 'semver';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { standingOf } from '../../contracts/record/standing.ts';
import { conflictWith } from './conflicts.ts';
import type { RegisterEntry } from './schema.ts';

/** What a run on a version came to, as far as the register is concerned. */
export interface ConfirmingRun {
  /** A plain version, such as `1.43.0`. */
  readonly logtoVersion: string;
  /** Whether the tenant may be why something did not occur: then absence says nothing. */
  readonly isTakenAsIs: boolean;
  /** Whether an application of somebody's own was under test: it says nothing of entries that speak of the SDK. */
  readonly isOwnApplication: boolean;
  readonly checks: ReadonlyArray<{
    readonly id: string;
    readonly requirements: readonly string[];
    readonly verdict: string;
  }>;
}

type Sighting = 'occurred' | 'absent' | 'undecided' | 'elsewhere';

const sighted = (run: ConfirmingRun, requirement: string, check: string | undefined): Sighting => {
  const verdicts = run.checks
    .filter(({ id, requirements }) => requirements.includes(requirement) && (check === undefined || id === check))
    .map(({ verdict }) => verdict);
  if (verdicts.includes('deviation')) {
    return 'occurred';
  }
  const isDecided = verdicts.every((verdict) => verdict === 'pass' || verdict === 'not-applicable');
  return verdicts.includes('pass') && isDecided && !run.isTakenAsIs ? 'absent' : 'undecided';
};

/** `1.41.0 || 1.42.0`: plain versions in their order, ranges as they are. */
const widened = (range: string | undefined, version: string): string => {
  const parts = [...(range?.split('||') ?? []).map((part) => part.trim()), version];
  return (parts.every((part) => valid(part)) ? parts.toSorted(compare) : parts).join(' || ');
};

const asSighted = (entry: RegisterEntry, sighting: Sighting, version: string): RegisterEntry =>
  ({
    occurred: { ...entry, logtoVersions: widened(entry.logtoVersions, version) },
    absent: { ...entry, absentFrom: widened(entry.absentFrom, version) },
    undecided: entry,
    elsewhere: entry,
  })[sighting];

/**
 * The entries of a register, widened by what a run showed of those that are carried to its version. An entry of which
 * only some checks occurred is parted.
 *
 * @param onTopOf a register that this one adds to; what that says of the version is not said again
 */
export const confirmEntries = (
  entries: readonly RegisterEntry[],
  run: ConfirmingRun,
  onTopOf: readonly Deviation[] = [],
) => {
  const { logtoVersion } = run;
  const isElsewhere = ({ checks: _, absentFrom: __, ...entry }: RegisterEntry, check: string | undefined): boolean =>
    conflictWith(
      { ...entry, ...(check !== undefined && { checks: [check] }), logtoVersions: logtoVersion },
      onTopOf,
    ) !== undefined;
  const seen = entries.flatMap((entry) => {
    const isOfSdk = run.isOwnApplication && entry.sdkVersions !== undefined;
    if (isOfSdk || standingOf(entry, logtoVersion) !== 'carried') {
      return [{ entry, at: [] }];
    }
    const { requirement, checks } = entry;
    const sightings = (checks ?? [undefined]).map((check) => ({
      name: check ?? requirement,
      check,
      sighting: isElsewhere(entry, check) ? ('elsewhere' as const) : sighted(run, requirement, check),
    }));
    return [...Map.groupBy(sightings, ({ sighting }) => sighting)].map(([sighting, at]) => ({
      entry: asSighted(
        checks ? { ...entry, checks: at.flatMap(({ check }) => check ?? []) } : entry,
        sighting,
        logtoVersion,
      ),
      at,
    }));
  });
  const names = (wanted: Sighting) =>
    seen.flatMap(({ at }) => at.filter(({ sighting }) => sighting === wanted).map(({ name }) => name));
  return {
    entries: seen.map(({ entry }) => entry),
    // Ids of checks, or of requirements where an entry names no check.
    occurred: names('occurred'),
    absent: names('absent'),
    /** What is carried still: nothing that the run decided speaks of it. */
    undecided: names('undecided'),
    /** What another register speaks of for that version already. */
    elsewhere: names('elsewhere'),
  };
};
