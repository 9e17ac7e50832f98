import { parse, satisfies } from 'semver';
import type { Deviation } from './schema.ts';

/** What a check came to before deviations are looked at. */
export interface CheckResult {
  /** Stable id of the check. */
  readonly check: string;
  /** Tenant configuration under which it ran. */
  readonly project?: string;
  /** Ids of the requirements that it decides. */
  readonly requirements: readonly string[];
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'undecided';
}

export interface JudgedResult extends CheckResult {
  readonly verdict: CheckResult['outcome'] | 'deviation' | 'unexpected-pass';
  /** The entries that made it a deviation or an unexpected pass. */
  readonly entries: readonly Deviation[];
}

export type ProblemKind = 'expired' | 'other-version' | 'did-not-occur';

/** An entry that fails the run, in a whole sentence. */
export interface RegisterProblem {
  readonly kind: ProblemKind;
  readonly entry: Deviation;
  readonly message: string;
}

export interface JudgeInput<Result extends CheckResult> {
  readonly results: readonly Result[];
  readonly register: readonly Deviation[];
  /** As the target says it; a leading `v` is fine. */
  readonly logtoVersion: string;
  readonly isStandIn: boolean;
  /** `2026-12-31`, in UTC. */
  readonly today: string;
  /** Whether everything was meant to run. A run of a selection asks only for the entries that it touches. */
  readonly whole: boolean;
}

const nameOf = ({ requirement, check }: Deviation): string =>
  `the deviation from ${requirement}${check === undefined ? '' : ` at ${check}`}`;

/** Whether a failure of the check is one that the entry speaks of. */
const speaksOf = (entry: Deviation, { check, requirements }: CheckResult): boolean =>
  requirements.includes(entry.requirement) && (entry.check === undefined || entry.check === check);

/** Whether an entry speaks of this version. */
const isFor = (entry: Deviation, logtoVersion: string): boolean =>
  parse(logtoVersion) !== null && satisfies(logtoVersion, entry.logtoVersions, { includePrerelease: true });

/** Requirements that a target is known not to meet, in one check at least. */
export const deviatingRequirements = (
  register: readonly Deviation[],
  { logtoVersion, isStandIn }: Pick<JudgeInput<CheckResult>, 'logtoVersion' | 'isStandIn'>,
): string[] => {
  const known = register.filter((entry) => (entry.standIn || !isStandIn) && isFor(entry, logtoVersion));
  return [...new Set(known.map(({ requirement }) => requirement))];
};

const faultOf = (
  entry: Deviation,
  { today, logtoVersion }: Pick<JudgeInput<CheckResult>, 'today' | 'logtoVersion'>,
): RegisterProblem | undefined => {
  if (today > entry.expires) {
    const message = `${nameOf(entry)} expired on ${entry.expires}: ${entry.owner} has to measure it again or take it away`;
    return { kind: 'expired', entry, message };
  }
  if (!isFor(entry, logtoVersion)) {
    const message = `${nameOf(entry)} is for Logto ${entry.logtoVersions}, not for ${logtoVersion}`;
    return { kind: 'other-version', entry, message };
  }
  return undefined;
};

/** Why an entry that should have occurred did not; undefined if it did, or if nothing can be said. */
const absence = (entry: Deviation, results: readonly CheckResult[]): RegisterProblem | undefined => {
  const spoken = results.filter((result) => speaksOf(entry, result));
  if (spoken.some(({ outcome }) => outcome === 'fail')) {
    return undefined;
  }
  const passed = spoken.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check);
  if (passed.length > 0) {
    const message = `${nameOf(entry)} did not occur: ${[...new Set(passed)].join(' and ')} passed`;
    return { kind: 'did-not-occur', entry, message };
  }
  return spoken.length === 0
    ? { kind: 'did-not-occur', entry, message: `${nameOf(entry)} did not occur: no check of it was there to run` }
    : undefined;
};

/**
 * An entry that names the check excuses it. One that names only a requirement excuses a check whose every requirement
 * has such an entry: else one known deviation would hide what is wrong with the others.
 */
const excusesOf = (result: CheckResult, active: readonly Deviation[]): readonly Deviation[] => {
  const spoken = active.filter((entry) => speaksOf(entry, result));
  const byName = spoken.filter(({ check }) => check !== undefined);
  const covered = new Set(spoken.map(({ requirement }) => requirement));
  return byName.length > 0 || result.requirements.every((requirement) => covered.has(requirement)) ? spoken : [];
};

/**
 * Sets the results of a run against the register. A failure that an entry excuses is a deviation. A deviation has to
 * occur: where none of its checks failed, those that passed are unexpected passes. Entries are for a real Logto, and
 * for the stand-in only if they say so.
 */
export const judgeDeviations = <Result extends CheckResult>(
  input: JudgeInput<Result>,
): { readonly results: ReadonlyArray<Result & JudgedResult>; readonly problems: readonly RegisterProblem[] } => {
  const { results, register, isStandIn, whole } = input;
  const concerned = register.filter(
    (entry) => (entry.standIn || !isStandIn) && (whole || results.some((result) => speaksOf(entry, result))),
  );
  const faults = concerned.flatMap((entry) => faultOf(entry, input) ?? []);
  const active = concerned.filter((entry) => !faults.some((fault) => fault.entry === entry));
  const absences = active.flatMap((entry) => absence(entry, results) ?? []);
  const absent = absences.map(({ entry }) => entry);

  const judge = (result: Result): Result & JudgedResult => {
    if (result.outcome === 'fail') {
      const entries = excusesOf(result, active);
      return { ...result, verdict: entries.length > 0 ? 'deviation' : 'fail', entries };
    }
    const entries = result.outcome === 'pass' ? absent.filter((entry) => speaksOf(entry, result)) : [];
    return { ...result, verdict: entries.length > 0 ? 'unexpected-pass' : result.outcome, entries };
  };
  return { results: results.map(judge), problems: [...faults, ...absences] };
};
