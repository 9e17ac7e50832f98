import { keyOf } from '../../contracts/record/ledger.ts';
import type { CheckTrend, RequirementTrend, RunColumn, Trend, TrendGroup } from '../../contracts/record/trend.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { changesOf } from './changes.ts';
import { flipsOf } from './flips.ts';
import { deviates } from './holds.ts';
import { spansOf } from './spans.ts';

/** The verdict of a run whose checks were planned, and where it was read. */
export interface TrendRun {
  readonly verdict: Verdict;
  readonly startedAt: string;
  readonly source: RunColumn['source'];
}

const columnOf = ({ verdict: { run, target, verdict }, startedAt, source }: TrendRun): RunColumn => ({
  ...{ id: run.id, startedAt, logtoVersion: target.logtoVersion, kind: target.kind, verdict },
  ...{ gitRevision: run.gitRevision, gitDirty: run.gitDirty, whole: run.whole, complete: run.complete, source },
});

/** Rows of each run by a key, and of each row its newest form. */
const tabulate = <Row>(runs: ReadonlyArray<readonly Row[]>, key: (row: Row) => string) => {
  const columns = runs.map((rows) => new Map(rows.map((row) => [key(row), row])));
  return [...new Map(columns.flatMap((column) => [...column]))].map(([name, newest]) => ({
    newest,
    cells: columns.map((column) => column.get(name)),
  }));
};

const checkTrends = (runs: readonly TrendRun[], columns: readonly RunColumn[]): CheckTrend[] =>
  tabulate(
    runs.map(({ verdict }) => verdict.checks),
    keyOf,
  ).map(({ newest: { id, project, title, requirements }, cells }) => {
    const verdicts = cells.map((check) => check?.verdict ?? null);
    const states = verdicts.map((verdict) => verdict && deviates(verdict));
    return {
      ...{ id, project, title, requirements, verdicts, flips: flipsOf(verdicts, columns) },
      deviations: spansOf(states, columns),
    };
  });

/** A check that deviates is not hidden by another that is undecided or passes unexpectedly. */
const stateOf = (verdict: RequirementTrend['verdicts'][number], checks: readonly CheckTrend[], at: number) =>
  checks.some(({ verdicts }) => {
    const own = verdicts[at] ?? null;
    return own !== null && deviates(own);
  }) ||
  (verdict && deviates(verdict));

const entriesOf = (id: string, run: TrendRun | undefined): RequirementTrend['entries'] =>
  (run?.verdict.deviations ?? [])
    .filter(({ requirement }) => requirement === id)
    .map(({ check, logtoVersions, owner, expires, heldBack }) => ({ check, logtoVersions, owner, expires, heldBack }));

const groupOf = (isStandIn: boolean, runs: readonly TrendRun[]): TrendGroup => {
  const columns = runs.map(columnOf);
  const checks = checkTrends(runs, columns);
  const checksOf = Map.groupBy(
    checks.flatMap((check) => check.requirements.map((requirement) => ({ requirement, check }))),
    ({ requirement }) => requirement,
  );
  const rows = tabulate(
    runs.map(({ verdict }) => verdict.requirements),
    ({ id }) => id,
  );
  const requirements = rows.map(({ newest: { id, statement, severity, level }, cells }) => {
    const own = checksOf.get(id)?.map(({ check }) => check) ?? [];
    const verdicts = cells.map((row) => row?.verdict ?? null);
    const states = verdicts.map((verdict, at) => stateOf(verdict, own, at));
    return {
      ...{ id, statement, severity, level, verdicts, checks: [...new Set(own.map((check) => check.id))] },
      ...{ changes: changesOf(verdicts, columns), deviations: spansOf(states, columns) },
      entries: entriesOf(id, runs[states.lastIndexOf(true)]),
    };
  });
  return { isStandIn, runs: columns, requirements, checks };
};

const byStart = (one: TrendRun, other: TrendRun): number =>
  Date.parse(one.startedAt) - Date.parse(other.startedAt) || one.verdict.run.id.localeCompare(other.verdict.run.id);

/** How verdicts went over runs, by when these started. Runs on Logto and on the stand-in have nothing in common. */
export const buildTrend = (runs: readonly TrendRun[], leftOut: Trend['leftOut']): Trend => {
  const [standIn, real] = [true, false].map((isStandIn) =>
    runs.filter(({ verdict }) => verdict.target.isStandIn === isStandIn).toSorted(byStart),
  );
  const groups = [groupOf(false, real ?? []), groupOf(true, standIn ?? [])];
  return { schemaVersion: 1, groups: groups.filter((group) => group.runs.length > 0), leftOut };
};
