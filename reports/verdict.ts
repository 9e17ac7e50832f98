import { basename, join } from 'node:path';
import { z } from 'zod';
import { catalogueFileSchema } from '../contracts/record/catalogue.ts';
import { deviationsFileSchema } from '../contracts/record/deviations.ts';
import { fileNames } from '../contracts/record/file-names.ts';
import { keyOf, plannedSchema, resultName, runSchema } from '../contracts/record/ledger.ts';
import { noSelection, selectionSchema } from '../contracts/record/selection.ts';
import { mergedShardSchema, shardPlaceSchema } from '../contracts/record/shards.ts';
import type { Check, RunEnvironment, Verdict } from '../contracts/record/verdict.ts';
import { isFailure } from '../contracts/record/verdicts.ts';
import { readAllureResults } from './allure-results.ts';
import { judgeChecks, type Seen } from './check-judgement.ts';
import { couldFail, type GateContext, type GateRules, judgeGate } from './gate/judge-gate.ts';
import { type Judges, noJudges } from './register/rules.ts';
import { readJson, readOutcomes } from './read-record.ts';
import { judgeRequirements } from './requirement-verdicts.ts';
import { countOf } from './totals.ts';
import { whyRunIsUndecided } from './undecided.ts';

/** A check that was left out though nothing hindered it: marked as fixme, skipped without a reason, or never started. */
const leftOut = (seen: readonly Seen[], checks: readonly Check[]): string[] =>
  checks.flatMap(({ id, verdict, reason }, at) =>
    verdict === 'undecided' && (seen[at]?.attempts.at(-1)?.status ?? 'skipped') === 'skipped'
      ? [`${id} was meant to run and did not: ${reason}`]
      : [],
  );

const readFolder = async (folder: string) => {
  const [planned, run, outcomes, results, catalogue, register, selection, shard, shards] = await Promise.all([
    readJson(join(folder, fileNames.planned), plannedSchema),
    readJson(join(folder, fileNames.run), runSchema),
    readOutcomes(folder),
    readAllureResults(join(folder, fileNames.results)),
    readJson(join(folder, fileNames.catalogue), catalogueFileSchema),
    readJson(join(folder, fileNames.deviations), deviationsFileSchema),
    readJson(join(folder, fileNames.selection), selectionSchema),
    readJson(join(folder, fileNames.shard), shardPlaceSchema),
    readJson(join(folder, fileNames.shards), z.array(mergedShardSchema)),
  ]);
  const attemptsBy = Map.groupBy(outcomes, keyOf);
  const resultsBy = Map.groupBy(results, ({ name }) => name);
  const plannedChecks = [...new Map((planned?.checks ?? []).map((check) => [keyOf(check), check])).values()];
  const seen = plannedChecks.map(
    (check): Seen => ({
      planned: check,
      attempts: attemptsBy.get(keyOf(check)) ?? [],
      results: resultsBy.get(resultName(check)) ?? [],
    }),
  );
  return {
    ...{ run, seen, catalogue },
    startedAt: planned ? new Date(planned.startedAt).toISOString() : null,
    deviations: register?.deviations ?? [],
    selection: selection ?? noSelection,
    parts: { ...(shard && { shard }), ...(shards && { shards }) },
  };
};

interface VerdictSources {
  /** Folder of the run; its name is the id of the run. */
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** What failed beside the checks, such as a part of the stack that died. */
  readonly troubles?: readonly string[];
  /** The rules of the catalogue and the register; absent: a run is judged by its checks alone. */
  readonly judges?: Judges;
  /** What limits what can fail the run; absent: nothing does. */
  readonly gate?: GateRules | undefined;
}

/**
 * The verdict of a run, from the files that it left. The ledger of planned checks decides what had to be seen: one
 * without a result leaves the run undecided, as does a run that was cut short or in which nothing was decided. A whole
 * run fails as well where tests and catalogue do not fit, any run where the register and what happened do not.
 */
export const buildVerdict = async ({
  folder,
  environment,
  troubles = [],
  judges = noJudges,
  gate,
}: VerdictSources): Promise<Verdict> => {
  const { run, seen, catalogue, startedAt, deviations, selection, parts } = await readFolder(folder);
  const { checks, occurred, problems: registerProblems, notes } = judgeChecks(seen, judges, catalogue);
  const wasCutShort = !run || run.status === 'interrupted' || run.status === 'timedout';
  const errors = [...troubles, ...(run?.errors ?? [])];
  const complete = !wasCutShort && errors.length === 0;
  const ledger =
    complete && selection.whole
      ? [...judges.ledger(seen.map(({ planned: { id, tags } }) => ({ id, tags }))), ...leftOut(seen, checks)]
      : [];
  // A run that was cut short says nothing about entries that it did not come to.
  const failures = [...ledger, ...(complete ? registerProblems.map(({ message }) => message) : [])];
  const undecided = whyRunIsUndecided(seen, checks, { errors, wasCutShort });
  // Whether a check failed for the target or for the part that died cannot be told.
  const hasFailed = troubles.length === 0 && checks.some(({ verdict }) => isFailure(verdict));
  const { command, gitRevision, gitDirty, target, versions } = environment;
  const allIsWell = target.isStandIn ? 'stand-in' : 'pass';
  const context: GateContext = {
    severities: new Map(catalogue?.requirements.map(({ id, severity }) => [id, severity])),
    gitRevision: gitDirty ? null : gitRevision,
  };
  const gateOf = (rules: GateRules) => {
    const still = whyRunIsUndecided(seen, checks, { errors, wasCutShort, counts: couldFail(rules, context) });
    return judgeGate(rules, {
      ...{ ...context, checks, allIsWell, alwaysFails: ledger.length > 0, counts: troubles.length === 0 },
      ...{ register: complete ? registerProblems : [], isUndecided: still.length > 0 },
    });
  };
  return {
    schemaVersion: 4,
    run: {
      id: basename(folder),
      startedAt,
      durationMs: run?.durationMs ?? 0,
      command,
      gitRevision,
      gitDirty,
      complete,
      whole: selection.whole,
      ...parts,
    },
    target,
    versions,
    totals: countOf(checks),
    verdict: hasFailed || failures.length > 0 ? 'fail' : undecided.length > 0 ? 'undecided' : allIsWell,
    ...(gate && { gate: gateOf(gate) }),
    problems: [...failures, ...undecided],
    notes: complete ? [...notes] : [],
    checks,
    requirements: catalogue ? judgeRequirements(catalogue, checks, selection) : [],
    deviations: deviations.map((entry) => {
      const seenAs = occurred.find(
        ({ entry: { requirement, check, logtoVersions } }) =>
          requirement === entry.requirement && check === entry.check && logtoVersions === entry.logtoVersions,
      );
      return { ...entry, occurred: seenAs !== undefined, ...(seenAs?.carried && { carried: true }) };
    }),
  };
};
