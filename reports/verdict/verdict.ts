import type { Check, RunEnvironment, Verdict } from '../../contracts/record/verdict.ts';
import { isFailure } from '../../contracts/record/verdicts.ts';
import { couldFail, type GateContext, type GateRules, judgeGate } from '../gate/judge-gate.ts';
import { type RunRecord, readRecord, type Seen } from '../record/read-record.ts';
import { ledgerProblems, type Rules } from '../register/rules.ts';
import { judgeChecks } from './check-judgement.ts';
import { exploredOf } from './explored.ts';
import { judgeRequirements } from './requirement-verdicts.ts';
import { countOf } from './totals.ts';
import { whyRunIsUndecided } from './undecided.ts';

/** A check that was left out though nothing hindered it: marked as fixme, skipped without a reason, or never started. */
const leftOut = (seen: readonly Seen[], checks: readonly Check[]): string[] =>
  checks.flatMap(({ id, verdict, reason }, at) =>
    verdict === 'undecided' && (seen[at]?.attempts.at(-1)?.status ?? 'skipped') === 'skipped'
      ? [`${id} was planned and did not run: ${reason}`]
      : [],
  );

/** What a run is judged by and of, beside its record. */
export interface About {
  readonly environment: RunEnvironment;
  /** What failed beside the checks, such as a part of the stack that died. */
  readonly troubles?: readonly string[];
  /** How catalogue and register are held to; absent: a run is judged by its checks alone. */
  readonly rules?: Rules | undefined;
  /** What limits what can fail the run; absent: nothing does. */
  readonly gate?: GateRules | undefined;
}

/**
 * The verdict of a run, from its record. Pure. The ledger of planned checks decides what had to be seen: one without a
 * result leaves the run undecided, as does a run that was cut short or in which nothing was decided. A whole run fails
 * as well where tests and catalogue do not fit, any run where the register and what happened do not.
 */
export const judgeRecord = (record: RunRecord, { environment, troubles = [], rules, gate }: About): Verdict => {
  const { id, startedAt, run, seen, catalogue, selection, parts } = record;
  const { command, gitRevision, gitDirty, target, versions } = environment;
  const {
    checks,
    occurred,
    problems: registerProblems,
    notes,
  } = judgeChecks(seen, {
    ...{ ...rules, catalogue, target, whole: selection.whole, isShard: parts.shard !== undefined },
    register: rules ? record.deviations : [],
  });
  const wasCutShort = !run || run.status === 'interrupted' || run.status === 'timedout';
  const errors = [...troubles, ...(run?.errors ?? [])];
  const complete = !wasCutShort && errors.length === 0;
  const isHeld = rules !== undefined && catalogue !== undefined;
  const ledger =
    complete && selection.whole
      ? [
          ...(isHeld
            ? ledgerProblems(
                catalogue,
                seen.map(({ planned }) => planned),
              )
            : []),
          ...leftOut(seen, checks),
        ]
      : [];
  // A run that was cut short says nothing about entries that it did not come to.
  const failures = [...ledger, ...(complete ? registerProblems.map(({ message }) => message) : [])];
  const undecided = whyRunIsUndecided(seen, checks, { errors, wasCutShort });
  // Whether a check failed for the target or for the part that died cannot be told.
  const hasFailed = troubles.length === 0 && checks.some(({ verdict }) => isFailure(verdict));
  const allIsWell = target.isStandIn ? 'stand-in' : 'pass';
  const context: GateContext = {
    severities: new Map(catalogue?.requirements.map((row) => [row.id, row.severity])),
    gitRevision: gitDirty ? null : gitRevision,
  };
  const gateOf = (limits: GateRules) => {
    const still = whyRunIsUndecided(seen, checks, { errors, wasCutShort, counts: couldFail(limits, context) });
    return judgeGate(limits, {
      ...{ ...context, checks, allIsWell, alwaysFails: ledger.length > 0, counts: troubles.length === 0 },
      ...{ register: complete ? registerProblems : [], isUndecided: still.length > 0 },
    });
  };
  const deviations = record.deviations.map((entry) => ({
    ...entry,
    occurred: occurred.has(entry),
    ...(occurred.get(entry) && { carried: true }),
  }));
  return {
    schemaVersion: 4,
    run: {
      ...{ id, startedAt, durationMs: run?.durationMs ?? 0, command, gitRevision, gitDirty, complete },
      ...{ whole: selection.whole, ...parts },
    },
    ...{ target, versions, totals: countOf(checks) },
    verdict: hasFailed || failures.length > 0 ? 'fail' : undecided.length > 0 ? 'undecided' : allIsWell,
    ...(gate && { gate: gateOf(gate) }),
    problems: [...failures, ...undecided],
    notes: complete ? [...notes] : [],
    checks,
    requirements: catalogue ? judgeRequirements(catalogue, checks, selection) : [],
    deviations,
    ...(record.exploration && { exploration: exploredOf(record.exploration) }),
  };
};

/** @param folder of the run; its name is the id of the run */
export const buildVerdict = async ({ folder, ...about }: About & { readonly folder: string }): Promise<Verdict> =>
  judgeRecord(await readRecord(folder), about);
