import { basename, join } from 'node:path';
import { type AllureResult, readAllureResults } from './allure-results.ts';
import { requirementsOf } from './check-id.ts';
import { decide } from './check-verdict.ts';
import {
  fileNames,
  keyOf,
  type Outcome,
  type PlannedCheck,
  plannedSchema,
  readJson,
  readOutcomes,
  resultName,
  runSchema,
} from './run-files.ts';
import type { Check, RunEnvironment, Verdict } from './verdict-schema.ts';

const evidenceOf = (results: readonly AllureResult[]): Check['evidence'] =>
  results
    .flatMap(({ attachments }) => attachments)
    .map(({ name, type, source }) => ({ name, type, file: `${fileNames.results}/${source}` }));

const judge = (planned: PlannedCheck, attempts: readonly Outcome[], results: readonly AllureResult[]): Check => ({
  id: planned.id,
  title: planned.title,
  feature: results.find(({ feature }) => feature)?.feature ?? planned.id.split('/')[0] ?? planned.id,
  requirements: requirementsOf(planned.tags),
  project: planned.project,
  ...decide(attempts),
  durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
  attempts: attempts.length,
  evidence: evidenceOf(results),
});

const countOf = (checks: readonly Check[]): Verdict['totals'] => {
  const of = (wanted: Check['verdict']) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    checks: checks.length,
    pass: of('pass'),
    fail: of('fail'),
    deviation: of('deviation'),
    'unexpected-pass': of('unexpected-pass'),
    'not-applicable': of('not-applicable'),
    'not-run': of('not-run'),
  };
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What keeps a run from being decided, as sentences. */
const problemsOf = (checks: readonly Check[], errors: readonly string[], wasCutShort: boolean, unrecorded: number) => {
  const { 'not-run': notRun, pass, deviation, fail, 'unexpected-pass': unexpectedPass } = countOf(checks);
  return [
    ...(checks.length === 0 ? ['no check was selected'] : []),
    ...(checks.length > 0 && pass + deviation + fail + unexpectedPass === 0 ? ['no check was decided'] : []),
    ...(notRun > 0 ? [plural(notRun, 'check that had to run did not', 'checks that had to run did not')] : []),
    ...(wasCutShort ? ['the run was cut short'] : []),
    ...(unrecorded > 0 ? [plural(unrecorded, 'check left no Allure result', 'checks left no Allure result')] : []),
    ...errors.map((message) => `an error outside of the checks: ${message.split('\n')[0]}`),
  ];
};

interface VerdictSources {
  /** Folder of the run; its name is the id of the run. */
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** What failed beside the checks, such as a part of the stack that died. */
  readonly troubles?: readonly string[];
}

/**
 * The verdict of a run, from the files that it left. The ledger of planned checks decides what had to be seen: one
 * without a result leaves the run undecided, as does a run that was cut short or in which nothing was decided.
 */
export const buildVerdict = async ({ folder, environment, troubles = [] }: VerdictSources): Promise<Verdict> => {
  const [planned, run, outcomes, results] = await Promise.all([
    readJson(join(folder, fileNames.planned), plannedSchema),
    readJson(join(folder, fileNames.run), runSchema),
    readOutcomes(folder),
    readAllureResults(join(folder, fileNames.results)),
  ]);
  const attemptsBy = Map.groupBy(outcomes, keyOf);
  const resultsBy = Map.groupBy(results, ({ name }) => name);
  const plannedChecks = [...new Map((planned?.checks ?? []).map((check) => [keyOf(check), check])).values()];
  const resultsOf = (check: PlannedCheck) => resultsBy.get(resultName(check)) ?? [];
  const checks = plannedChecks.map((check) => judge(check, attemptsBy.get(keyOf(check)) ?? [], resultsOf(check)));
  const unrecorded = plannedChecks.filter((check) => attemptsBy.has(keyOf(check)) && resultsOf(check).length === 0);

  const wasCutShort = !run || run.status === 'interrupted' || run.status === 'timedout';
  const errors = [...troubles, ...(run?.errors ?? [])];
  const problems = problemsOf(checks, errors, wasCutShort, unrecorded.length);
  const hasFailed = checks.some(({ verdict }) => verdict === 'fail' || verdict === 'unexpected-pass');
  const { command, gitRevision, gitDirty, target, versions } = environment;
  return {
    schemaVersion: 1,
    run: {
      id: basename(folder),
      startedAt: planned ? new Date(planned.startedAt).toISOString() : null,
      durationMs: run?.durationMs ?? 0,
      command,
      gitRevision,
      gitDirty,
      complete: !wasCutShort && errors.length === 0,
    },
    target,
    versions,
    totals: countOf(checks),
    verdict: hasFailed ? 'fail' : problems.length > 0 ? 'undecided' : 'pass',
    problems,
    checks,
  };
};
