import type { Deviation } from '../../contracts/record/deviations.ts';
import { measuredOn, perhaps, standingInApplication, standingOf } from '../../contracts/record/standing.ts';
import { isKnownFailure } from './failure-form.ts';

/** What a check came to before deviations are looked at. */
export interface CheckResult {
  /** Stable id of the check. */
  readonly check: string;
  /** Tenant configuration under which it ran. */
  readonly project?: string;
  /** Ids of the requirements that it decides. */
  readonly requirements: readonly string[];
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'undecided';
  /** What it failed with; absent where that was not kept. */
  readonly errors?: readonly string[];
}

export interface JudgedResult extends CheckResult {
  readonly verdict: CheckResult['outcome'] | 'deviation' | 'unexpected-pass';
  /** The entries that made it a deviation or an unexpected pass. */
  readonly entries: readonly Deviation[];
  /** Entries that speak of the check, but not of a failure that looks like this one. */
  readonly unlike: readonly Deviation[];
  /** Whether those that made it a deviation were measured on other versions only, so that this one has to confirm it. */
  readonly carried: boolean;
}

/**
 * `carried` and `carried-absent` fail a run only if it is strict: they are of entries measured on other versions.
 * `no-check`: what an entry speaks of was not there to run.
 */
export type ProblemKind = 'expired' | 'did-not-occur' | 'no-check' | 'carried' | 'carried-absent';

/** What is to be said of an entry, in a whole sentence. */
export interface RegisterProblem {
  readonly kind: ProblemKind;
  readonly entry: Deviation;
  readonly message: string;
}

/** Whether the target does better than the entry says. */
export const isBetter = ({ kind }: RegisterProblem): boolean => kind === 'did-not-occur' || kind === 'carried-absent';

export interface JudgeInput {
  readonly results: readonly CheckResult[];
  readonly register: readonly Deviation[];
  /** As the target says it; a leading `v` is fine. */
  readonly logtoVersion: string;
  readonly isStandIn: boolean;
  /** Of an application of somebody's own; absent for the sample app. */
  readonly sdk?: { readonly version: string | null } | undefined;
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

type On = Pick<JudgeInput, 'logtoVersion' | 'sdk'>;

/** What an entry says of a run. What an SDK does wrong goes by the SDK of the application, whose version may differ. */
const standingOn = (entry: Deviation, { logtoVersion, sdk }: On) =>
  entry.sdkVersions === undefined || sdk === undefined
    ? standingOf(entry, logtoVersion)
    : standingInApplication(entry.sdkVersions, sdk.version);

/** An application may mend what its SDK does, and says nothing of other versions of the SDK then. */
const mayDiffer = ({ sdkVersions }: Deviation, { sdk }: On): boolean => sdkVersions !== undefined && sdk !== undefined;

/**
 * The entries that speak of a version. Where one says that a failure is a new one there, those that are carried from
 * other versions are silent, in whichever register they stand.
 */
const speakingOf = (register: readonly Deviation[], on: On): readonly Deviation[] => {
  const absent = register.filter((entry) => standingOn(entry, on) === 'absent');
  const isAbsent = ({ requirement, check }: Deviation): boolean =>
    absent.some((other) => other.requirement === requirement && other.check === check);
  return register.filter((entry) => {
    const standing = standingOn(entry, on);
    return standing === 'measured' || (standing === 'carried' && !isAbsent(entry));
  });
};

/** Requirements that a target is known not to meet, in one check at least. */
export const deviatingRequirements = (
  register: readonly Deviation[],
  on: On & Pick<JudgeInput, 'isStandIn'>,
): string[] => {
  const known = speakingOf(register, on).filter((entry) => entry.standIn || !on.isStandIn);
  return [...new Set(known.map(({ requirement }) => requirement))];
};

const expiryOf = (entry: Deviation, today: string): RegisterProblem | undefined =>
  today > entry.expires
    ? {
        kind: 'expired',
        entry,
        message: `${nameOf(entry)} expired on ${entry.expires}: ${entry.owner} has to measure it again or take it away`,
      }
    : undefined;

/** Why an entry that should have occurred did not; undefined if it did, or if nothing can be said. */
const absence = (
  entry: Deviation,
  { results, ...on }: On & Pick<JudgeInput, 'results'>,
): RegisterProblem | undefined => {
  const spoken = results.filter((result) => speaksOf(entry, result));
  if (mayDiffer(entry, on) || spoken.some(({ outcome }) => outcome === 'fail' || outcome === 'undecided')) {
    return undefined;
  }
  const passed = spoken.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check);
  if (passed.length > 0) {
    const message = `${nameOf(entry)} did not occur: ${[...new Set(passed)].join(' and ')} passed`;
    return standingOn(entry, on) === 'carried'
      ? { kind: 'carried-absent', entry, message: `${message}, ${perhaps(entry, on.logtoVersion)}` }
      : { kind: 'did-not-occur', entry, message };
  }
  return spoken.length === 0
    ? { kind: 'no-check', entry, message: `${nameOf(entry)} did not occur: no check of it was there to run` }
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
 * occur on the versions on which it was measured: where none of its checks failed, those that passed are unexpected
 * passes. On another version it is carried. Entries are for a real Logto, and for the stand-in only if they say so.
 */
export const judgeDeviations = (input: JudgeInput) => {
  const { results, register, isStandIn, logtoVersion, today, whole } = input;
  const isCarried = (entry: Deviation): boolean => standingOn(entry, input) === 'carried';
  const concerned = speakingOf(register, input).filter(
    (entry) => (entry.standIn || !isStandIn) && (whole || results.some((result) => speaksOf(entry, result))),
  );
  const faults = concerned.flatMap((entry) => expiryOf(entry, today) ?? []);
  const active = concerned.filter((entry) => !faults.some((fault) => fault.entry === entry));
  const absences = active.flatMap((entry) => absence(entry, input) ?? []);
  const absent = absences.filter(({ kind }) => kind === 'did-not-occur').map(({ entry }) => entry);

  const judge = (result: CheckResult): JudgedResult => {
    if (result.outcome === 'fail') {
      const like = active.filter((entry) => isKnownFailure(entry, result.errors));
      const entries = excusesOf(result, like);
      const unlike = entries.length > 0 ? [] : excusesOf(result, active);
      const carried = entries.length > 0 && entries.every(isCarried);
      return { ...result, verdict: entries.length > 0 ? 'deviation' : 'fail', entries, unlike, carried };
    }
    const entries = result.outcome === 'pass' ? absent.filter((entry) => speaksOf(entry, result)) : [];
    const verdict = entries.length > 0 ? 'unexpected-pass' : result.outcome;
    return { ...result, verdict, entries, unlike: [], carried: false };
  };
  const judged = results.map(judge);
  const carried = new Set(judged.flatMap((result) => (result.carried ? result.entries : [])));
  const confirmable = [...carried.values().filter((entry) => !mayDiffer(entry, input))].map(
    (entry): RegisterProblem => ({
      kind: 'carried',
      entry,
      message: `${nameOf(entry)} is carried from Logto ${measuredOn([entry])}, not yet confirmed on ${logtoVersion}`,
    }),
  );
  return { results: judged, problems: [...faults, ...absences, ...confirmable] };
};
