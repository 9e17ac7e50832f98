import { gtr, parse, satisfies } from 'semver';
import type { Deviation } from './deviations.ts';

/**
 * What an entry says of a version: it was `measured` there and occurs; it was measured there and is `absent`; or it is
 * `carried` from the versions on which it was measured, and this one has to confirm it.
 */
type Standing = 'measured' | 'absent' | 'carried';

const holds = (version: string, range: string): boolean =>
  parse(version) !== null && satisfies(version, range, { includePrerelease: true });

/** @param logtoVersion as the target says it: a leading `v` is fine, and what is no version was measured nowhere */
export const standingOf = (
  { logtoVersions, absentFrom }: Pick<Deviation, 'logtoVersions' | 'absentFrom'>,
  logtoVersion: string,
): Standing => {
  if (holds(logtoVersion, logtoVersions)) {
    return 'measured';
  }
  return absentFrom !== undefined && holds(logtoVersion, absentFrom) ? 'absent' : 'carried';
};

/**
 * The same of an entry that speaks of the SDK in an application of somebody's own, which has it on whatever Logto.
 *
 * @param version of the SDK; null where nobody knows it
 */
export const standingInApplication = (sdkVersions: string, version: string | null): Standing =>
  version !== null && holds(version, sdkVersions) ? 'measured' : 'carried';

/** Why an entry may not have occurred on a version that it is carried to. */
export const perhaps = ({ logtoVersions }: Pick<Deviation, 'logtoVersions'>, logtoVersion: string): string =>
  parse(logtoVersion) !== null && !gtr(logtoVersion, logtoVersions)
    ? `perhaps it came after ${logtoVersion}`
    : `perhaps mended in ${logtoVersion}`;

/** The versions on which entries were measured and occur, each once and in the order of the entries: `1.41.0, 1.42.0`. */
export const measuredOn = (entries: ReadonlyArray<Pick<Deviation, 'logtoVersions'>>): string =>
  [...new Set(entries.flatMap(({ logtoVersions }) => logtoVersions.split('||').map((part) => part.trim())))].join(', ');
