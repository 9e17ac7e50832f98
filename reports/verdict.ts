import { basename, join } from 'node:path';
import { z } from 'zod';
import { readAllureResults } from './allure-results.ts';
import { catalogueFileSchema } from './catalogue-file.ts';
import { judgeChecks, type Seen } from './check-judgement.ts';
import { disturbanceIn } from './check-verdict.ts';
import { deviationsFileSchema } from './deviations-file.ts';
import { disturbances, disturbanceTypes } from './disturbances.ts';
import { type Judges, noJudges } from './judges.ts';
import { judgeRequirements } from './requirement-verdicts.ts';
import { fileNames, keyOf, plannedSchema, readJson, readOutcomes, resultName, runSchema } from './run-files.ts';
import { noSelection, selectionSchema } from './selection-file.ts';
import { mergedShardSchema, shardPlaceSchema } from './shards/place.ts';
import type { Check, RunEnvironment, Verdict } from './verdict-schema.ts';

const countOf = (checks: readonly Check[]): Verdict['totals'] => {
  const of = (wanted: Check['verdict']) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    checks: checks.length,
    pass: of('pass'),
    fail: of('fail'),
    deviation: of('deviation'),
    'unexpected-pass': of('unexpected-pass'),
    note: of('note'),
    'not-applicable': of('not-applicable'),
    undecided: of('undecided'),
  };
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Why checks are undecided and what helps, a sentence for those that share it. */
const whyUndecided = (seen: readonly Seen[], checks: readonly Check[]): string[] => {
  const undecided = checks.flatMap(({ verdict, attempts }, at) =>
    verdict === 'undecided' ? [{ attempts, disturbance: disturbanceIn(seen[at]?.attempts ?? []) }] : [],
  );
  const known = disturbanceTypes.flatMap((type) => {
    const own = undecided.filter(({ disturbance }) => disturbance === type);
    const times = Math.max(...own.map(({ attempts }) => attempts));
    const { happened, remedy } = disturbances[type];
    return own.length === 0
      ? []
      : [`${plural(own.length, 'check', 'checks')} ${happened}, ${times === 1 ? 'once' : `${times} times`}: ${remedy}`];
  });
  const others = undecided.filter(({ disturbance }) => disturbance === undefined).length;
  return [
    ...(others > 0 ? [plural(others, 'check that had to run did not', 'checks that had to run did not')] : []),
    ...known,
  ];
};

/** What keeps a run from being decided, as sentences. */
const problemsOf = (
  seen: readonly Seen[],
  checks: readonly Check[],
  errors: readonly string[],
  { wasCutShort }: { readonly wasCutShort: boolean },
) => {
  const { pass, deviation, fail, 'unexpected-pass': unexpectedPass, note } = countOf(checks);
  const unrecorded = seen.filter(({ attempts, results }) => attempts.length > 0 && results.length === 0).length;
  return [
    ...(checks.length === 0 ? ['no check was selected'] : []),
    ...(checks.length > 0 && pass + deviation + fail + unexpectedPass + note === 0 ? ['no check was decided'] : []),
    ...whyUndecided(seen, checks),
    ...(wasCutShort ? ['the run was cut short'] : []),
    ...(unrecorded > 0 ? [plural(unrecorded, 'check left no Allure result', 'checks left no Allure result')] : []),
    ...errors.map((message) => `an error outside of the checks: ${message.split('\n')[0]}`),
  ];
};

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
  const failures = [...ledger, ...(complete ? registerProblems : [])];
  const undecided = problemsOf(seen, checks, errors, { wasCutShort });
  // Whether a check failed for the target or for the part that died cannot be told.
  const hasFailed =
    troubles.length === 0 && checks.some(({ verdict }) => verdict === 'fail' || verdict === 'unexpected-pass');
  const { command, gitRevision, gitDirty, target, versions } = environment;
  const allIsWell = target.isStandIn ? 'stand-in' : 'pass';
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
    problems: [...failures, ...undecided],
    notes: complete ? [...notes] : [],
    checks,
    requirements: catalogue ? judgeRequirements(catalogue, checks, selection) : [],
    deviations: deviations.map((entry) => ({
      ...entry,
      occurred: occurred.some(({ requirement, check }) => requirement === entry.requirement && check === entry.check),
    })),
  };
};
