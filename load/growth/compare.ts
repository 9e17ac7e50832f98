import type { Growth, GrowthHalf, StatementGrowth } from '../../contracts/record/load-growth.ts';
import type { Spread } from '../../contracts/record/load-run.ts';
import { linedTable } from '../../fixtures/tools/lined-table.ts';
import type { Counts } from '../cost/database.ts';
import type { Part } from '../cost/parts.ts';
import type { ScenarioResult } from '../run/run-scenario.ts';

type Half = Pick<ScenarioResult, 'run' | 'measured' | 'observed'>;

const completedIn = ({ run }: Half): number =>
  Math.max(
    1,
    run.phases.reduce((sum, { completed }) => sum + completed, 0),
  );

const steadyOf = ({ run }: Half): Spread | null => run.phases.find(({ name }) => name === 'steady')?.flows ?? null;

const totalMs = (counts: Counts | null): number | null =>
  counts?.statements?.reduce((sum, { ms }) => sum + ms, 0) ?? null;

const ofTarget = new Set<string>(['logto', 'database'] satisfies Part[]);

const halfOf = (half: Half): GrowthHalf => {
  const ms = totalMs(half.measured.database);
  const cpu = Object.entries(half.observed.cost?.cpuMs ?? {}).filter(([part]) => ofTarget.has(part));
  return {
    flows: steadyOf(half),
    databaseMs: ms === null ? null : ms / completedIn(half),
    targetCpuMs: cpu.length === 0 ? null : cpu.reduce((sum, [, each]) => sum + each, 0),
  };
};

/** Statements as a page shows them. */
const oneLine = (query: string): string => query.replaceAll(/\s+/g, ' ').trim();

/** Statements of one flow on the grown database against the fresh one: those that grew most, first. */
const statementsOf = (fresh: Half, grown: Half): StatementGrowth[] => {
  const before = new Map(fresh.measured.database?.statements?.map((statement) => [statement.id, statement]));
  return (grown.measured.database?.statements ?? [])
    .map(({ id, query, calls, ms }) => ({
      id,
      query,
      calls: calls / completedIn(grown),
      fresh: (before.get(id)?.ms ?? 0) / completedIn(fresh),
      grown: ms / completedIn(grown),
    }))
    .sort((one, other) => other.grown - other.fresh - (one.grown - one.fresh));
};

/** Sets two runs of the same load against each other: on a fresh database, and on one that had seen `earlier` flows. */
export const compareGrowth = (
  fresh: Half,
  grown: Half,
  earlier: number,
): Omit<Growth, 'explanation' | 'unexplained'> => ({
  earlier,
  fresh: halfOf(fresh),
  grown: halfOf(grown),
  statements: statementsOf(fresh, grown),
});

const change = (fresh: number, grown: number): string =>
  fresh === 0 ? 'new' : grown >= 2 * fresh ? `${(grown / fresh).toFixed(1)} times` : signed(grown / fresh - 1);

const signed = (share: number): string => `${share >= 0 ? '+' : ''}${Math.round(share * 100)} %`;

const sentence = (what: string, fresh: number | null | undefined, grown: number | null | undefined): string[] =>
  fresh === null || grown === null || fresh === undefined || grown === undefined
    ? []
    : [`${what}: ${grown.toFixed(1)} ms instead of ${fresh.toFixed(1)} (${change(fresh, grown)})`];

const shown = 5;
const width = 90;

const statementTable = (statements: readonly StatementGrowth[]): string =>
  linedTable({
    head: ['statement', 'calls each', 'ms fresh', 'ms grown', 'change'],
    aligns: ['left', 'right', 'right', 'right', 'right'],
    rows: statements
      .slice(0, shown)
      .map(({ query, calls, fresh, grown }) => [
        oneLine(query).slice(0, width),
        calls.toFixed(1),
        fresh.toFixed(2),
        grown.toFixed(2),
        change(fresh, grown),
      ]),
  });

/** How much more a flow costs, which statements are behind it, and why. */
export const growthText = ({ earlier, fresh, grown, statements, explanation, unexplained }: Growth): string =>
  [
    ...sentence(`After ${earlier} earlier ones, each at the median`, fresh.flows?.median, grown.flows?.median),
    ...sentence('CPU of Logto and its database each', fresh.targetCpuMs, grown.targetCpuMs),
    ...sentence('Database time each', fresh.databaseMs, grown.databaseMs),
    ...(statements.length > 0 ? [statementTable(statements)] : []),
    ...(explanation?.because ?? []).map((because) => `The first: ${because}`),
    ...(unexplained === null ? [] : [`The first is not explained: ${unexplained}`]),
  ].join('\n');
