import type { Severity } from '../../contracts/record/catalogue.ts';
import type { ChangedCheck, Gate } from '../../contracts/record/gate.ts';
import { keyOf } from '../../contracts/record/ledger.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { type CheckVerdict, isFailure } from '../../contracts/record/verdicts.ts';
import { isBetter, type RegisterProblem } from '../register/judge.ts';

/** What limits what can fail a run. */
export interface GateRules {
  /** Severities of the requirements that can fail it; null: all of them. */
  readonly severities: readonly Severity[] | null;
  /** An earlier run; this one fails for what got worse since. */
  readonly baseline: Verdict | null;
}

/** What the gate has to know of the run that it judges. */
export interface GateContext {
  /** Severities of requirements by their ids; what has no requirement can fail every run. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** Commit of the harness; null where it is not known, or where it was changed. */
  readonly gitRevision: string | null;
}

const isRight = (verdict: CheckVerdict): boolean => verdict === 'pass' || verdict === 'unexpected-pass';
const wasWrong = (verdict: CheckVerdict): boolean => verdict === 'fail' || verdict === 'deviation';
const isDecided = (verdict: CheckVerdict): boolean => verdict !== 'not-applicable' && verdict !== 'undecided';

type About = Pick<Check, 'id' | 'project' | 'requirements'>;

/**
 * Whether a check that the baseline does not have is one that a newer harness brought. It is not where both are of one
 * commit, nor where the baseline was not about its requirement: then nobody knows how the target did before.
 */
const isOfNewerHarness = ({ requirements }: About, baseline: Verdict, { gitRevision }: GateContext): boolean => {
  const isSame = gitRevision !== null && !baseline.run.gitDirty && baseline.run.gitRevision === gitRevision;
  const verdicts = new Map(baseline.requirements.map(({ id, verdict }) => [id, verdict]));
  return !isSame && requirements.every((id) => verdicts.get(id) !== 'not-selected');
};

/** How checks of a run stand to a baseline and to the limits. */
const standing = ({ severities: wanted, baseline }: GateRules, context: GateContext) => {
  const earlier = new Map(baseline?.checks.map((check) => [keyOf(check), check.verdict]));
  const before = (check: About): CheckVerdict | null => earlier.get(keyOf(check)) ?? null;
  /** Whether a failure of these requirements is of a severity that counts. */
  const isSevere = (requirements: readonly string[]): boolean => {
    const known = requirements.flatMap((id) => context.severities.get(id) ?? []);
    return wanted === null || known.length === 0 || known.some((severity) => wanted.includes(severity));
  };
  const isAdded = (check: About): boolean =>
    baseline !== null && before(check) === null && isOfNewerHarness(check, baseline, context);
  return {
    before,
    isSevere,
    isAdded,
    changed: (check: Check): ChangedCheck => ({
      ...{ id: check.id, project: check.project, before: before(check), after: check.verdict },
    }),
    /** Whether a failure of this check would fail the run. */
    couldFail: (check: About): boolean => isSevere(check.requirements) && before(check) !== 'fail' && !isAdded(check),
  };
};

/** Whether a failure of a check would fail the run: it is severe enough, and with a baseline it would be a new one. */
export const couldFail = (rules: GateRules, context: GateContext): ((check: About) => boolean) =>
  standing(rules, context).couldFail;

/** The failed checks that fail a run. With a baseline, a known deviation that is gone is none of them. */
export const newFailures = (rules: GateRules, context: GateContext, checks: readonly Check[]): ChangedCheck[] => {
  const { couldFail: could, changed } = standing(rules, context);
  const fails = ({ verdict }: Check): boolean => (rules.baseline ? verdict === 'fail' : isFailure(verdict));
  return checks.filter((check) => fails(check) && could(check)).map(changed);
};

interface GateInput extends GateContext {
  readonly checks: readonly Check[];
  readonly register: readonly RegisterProblem[];
  /** What fails the run whatever the gate, such as a ledger that does not fit. */
  readonly alwaysFails: boolean;
  /** Whether failed checks say something about the target: not where a part of the stack died. */
  readonly counts: boolean;
  readonly isUndecided: boolean;
  readonly allIsWell: 'pass' | 'stand-in';
}

/**
 * What decides the exit code of a run that has a gate. A check is told by its id and tenant configuration. With a
 * baseline a check fails the run only if it did not fail there; an entry of the register that no longer occurs is better.
 */
export const judgeGate = (rules: GateRules, input: GateInput): Gate => {
  const { checks, register, alwaysFails, counts, isUndecided, allIsWell } = input;
  const { baseline } = rules;
  const { isSevere, isAdded, changed } = standing(rules, input);
  const pairs = baseline ? checks.map(changed) : [];
  const worse = newFailures(rules, input, checks);
  const hasFailed =
    (counts && worse.length > 0) ||
    alwaysFails ||
    register.some((problem) => isSevere([problem.entry.requirement]) && !(baseline && isBetter(problem)));
  // A baseline that had none of the checks says nothing of them.
  const isUnknown = baseline !== null && pairs.every(({ before }) => before === null);
  return {
    verdict: hasFailed ? 'fail' : isUndecided || isUnknown ? 'undecided' : allIsWell,
    severities: rules.severities && [...rules.severities],
    baseline: baseline && {
      run: baseline.run.id,
      startedAt: baseline.run.startedAt,
      logtoVersion: baseline.target.logtoVersion,
      gitRevision: baseline.run.gitRevision,
    },
    worse,
    better: pairs.filter(({ before, after }) => before !== null && wasWrong(before) && isRight(after)),
    standing: pairs.filter(({ before, after }) => before === 'fail' && after === 'fail'),
    lost: pairs.filter(({ before, after }) => before !== null && isDecided(before) && after === 'not-applicable'),
    added: baseline ? checks.filter(isAdded).map(changed) : [],
    limited: checks
      .filter(({ verdict, requirements }) => isFailure(verdict) && !isSevere(requirements))
      .map(({ id }) => id),
  };
};
