import type { Severity } from '../catalogue-file.ts';
import type { CheckVerdict } from '../check-verdicts.ts';
import type { RegisterProblem } from '../judges.ts';
import { keyOf } from '../run-files.ts';
import type { Check, Verdict } from '../verdict-schema.ts';
import type { ChangedCheck, Gate } from './schema.ts';

/** What limits what can fail a run. */
export interface GateRules {
  /** Severities of the requirements that can fail it; null: all of them. */
  readonly severities: readonly Severity[] | null;
  /** An earlier run; this one fails for what got worse since. */
  readonly baseline: Verdict | null;
}

/** Of the requirements by their ids; what has no requirement can fail every run. */
export type Severities = ReadonlyMap<string, Severity>;

const failed = (verdict: CheckVerdict): boolean => verdict === 'fail' || verdict === 'unexpected-pass';
const isRight = (verdict: CheckVerdict): boolean => verdict === 'pass' || verdict === 'unexpected-pass';
const wasWrong = (verdict: CheckVerdict): boolean => verdict === 'fail' || verdict === 'deviation';

/** Whether a failure of these requirements can fail the run. */
export const canFail =
  ({ severities: wanted }: Pick<GateRules, 'severities'>, severities: Severities) =>
  (requirements: readonly string[]): boolean => {
    const known = requirements.flatMap((id) => severities.get(id) ?? []);
    return wanted === null || known.length === 0 || known.some((severity) => wanted.includes(severity));
  };

const changeFrom = (baseline: Verdict | null): ((check: Check) => ChangedCheck) => {
  const earlier = new Map(baseline?.checks.map((check) => [keyOf(check), check.verdict]));
  return ({ id, project, verdict }) => ({
    ...{ id, project, after: verdict },
    before: earlier.get(keyOf({ id, project })) ?? null,
  });
};

/** The failed checks that fail a run: those that the gate does not let pass, and with a baseline those that got worse. */
export const newFailures = (rules: GateRules, severities: Severities, checks: readonly Check[]): ChangedCheck[] => {
  const mayFail = canFail(rules, severities);
  const able = checks
    .filter(({ verdict, requirements }) => failed(verdict) && mayFail(requirements))
    .map(changeFrom(rules.baseline));
  return rules.baseline
    ? able.filter(({ before, after }) => after === 'fail' && before !== null && before !== 'fail')
    : able;
};

interface GateInput {
  readonly checks: readonly Check[];
  readonly register: readonly RegisterProblem[];
  readonly severities: Severities;
  /** What fails the run whatever the gate, such as a ledger that does not fit. */
  readonly alwaysFails: boolean;
  /** Whether failed checks say something about the target: not where a part of the stack died. */
  readonly counts: boolean;
  readonly isUndecided: boolean;
  readonly allIsWell: 'pass' | 'stand-in';
}

/**
 * What decides the exit code of a run that has a gate. A check is told by its id and tenant configuration. With a
 * baseline a check fails the run only if it did not fail there: one that the baseline does not have is new in the
 * harness, or was not selected, and is no change of the target; an entry of the register that no longer occurs is better.
 */
export const judgeGate = (rules: GateRules, input: GateInput): Gate => {
  const { checks, register, severities, alwaysFails, counts, isUndecided, allIsWell } = input;
  const { baseline } = rules;
  const mayFail = canFail(rules, severities);
  const pairs = baseline ? checks.map(changeFrom(baseline)) : [];
  const worse = newFailures(rules, severities, checks);
  const hasFailed =
    (counts && worse.length > 0) ||
    alwaysFails ||
    register.some(({ requirement, isBetter }) => mayFail([requirement]) && !(baseline && isBetter));
  return {
    verdict: hasFailed ? 'fail' : isUndecided ? 'undecided' : allIsWell,
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
    added: pairs.filter(({ before }) => before === null),
    limited: checks
      .filter(({ verdict, requirements }) => failed(verdict) && !mayFail(requirements))
      .map(({ id }) => id),
  };
};

/** Whether a baseline says anything of a run: it had some of its checks. */
export const knowsSome = ({ checks: earlier }: Verdict, checks: readonly Check[]): boolean => {
  const keys = new Set(earlier.map(keyOf));
  return checks.some((check) => keys.has(keyOf(check)));
};
