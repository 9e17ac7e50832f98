import type { Spread } from '../../contracts/load-run.ts';
import { linedTable } from '../../fixtures/lined-table.ts';
import type { Counts } from '../cost/database.ts';
import type { ScenarioResult } from '../run-scenario.ts';

/** What one flow cost the database by one kind of statement, fresh and grown. */
export interface StatementGrowth {
  readonly query: string;
  /** Calls a flow. */
  readonly calls: number;
  /** Milliseconds a flow. */
  readonly fresh: number;
  readonly grown: number;
}

export interface Growth {
  /** Flows that the database had seen before the second run. */
  readonly earlier: number;
  /** Of whole flows; null where none was completed. */
  readonly fresh: Spread | null;
  readonly grown: Spread | null;
  /** Milliseconds of database time a flow; null where it is not told. */
  readonly databaseMs: { readonly fresh: number; readonly grown: number } | null;
  /** Those that grew most, first. */
  readonly statements: readonly StatementGrowth[];
}

const completedIn = ({ run }: ScenarioResult): number => run.phases.reduce((sum, { completed }) => sum + completed, 0);

const steadyOf = ({ run }: ScenarioResult): Spread | null =>
  run.phases.find(({ name }) => name === 'steady')?.flows ?? null;

const totalMs = (counts: Counts | null): number | null =>
  counts?.statements?.reduce((sum, { ms }) => sum + ms, 0) ?? null;

/** Sets two runs of the same load against each other: on a fresh database, and on one that had seen `earlier` flows. */
export const compareGrowth = (fresh: ScenarioResult, grown: ScenarioResult, earlier: number): Growth => {
  const [flowsBefore, flowsAfter] = [Math.max(1, completedIn(fresh)), Math.max(1, completedIn(grown))];
  const before = new Map(fresh.measured.database?.statements?.map((statement) => [statement.id, statement]));
  const [msBefore, msAfter] = [totalMs(fresh.measured.database), totalMs(grown.measured.database)];
  const statements = (grown.measured.database?.statements ?? [])
    .map(({ id, query, calls, ms }) => ({
      query: query.replaceAll(/\s+/g, ' ').trim(),
      calls: calls / flowsAfter,
      fresh: (before.get(id)?.ms ?? 0) / flowsBefore,
      grown: ms / flowsAfter,
    }))
    .sort((one, other) => other.grown - other.fresh - (one.grown - one.fresh));
  return {
    earlier,
    fresh: steadyOf(fresh),
    grown: steadyOf(grown),
    databaseMs:
      msBefore === null || msAfter === null ? null : { fresh: msBefore / flowsBefore, grown: msAfter / flowsAfter },
    statements,
  };
};

const percent = (fresh: number, grown: number): string =>
  fresh === 0 ? 'new' : `${grown >= fresh ? '+' : ''}${Math.round((grown / fresh - 1) * 100)} %`;

const shown = 5;
const width = 90;

/** How much more a flow costs, and which statements are behind it. */
export const growthText = ({ earlier, fresh, grown, databaseMs, statements }: Growth): string => {
  const lines: string[] = [];
  if (fresh && grown) {
    const [one, other] = [fresh.median, grown.median];
    lines.push(
      `After ${earlier} earlier ones: ${other.toFixed(0)} ms instead of ${one.toFixed(0)} (${percent(one, other)})`,
    );
  }
  if (databaseMs) {
    const [one, other] = [databaseMs.fresh, databaseMs.grown];
    lines.push(`Database time each: ${other.toFixed(1)} ms instead of ${one.toFixed(1)} (${percent(one, other)})`);
    const rows = statements
      .slice(0, shown)
      .map(({ query, calls, ...ms }) => [
        query.slice(0, width),
        calls.toFixed(1),
        ms.fresh.toFixed(2),
        ms.grown.toFixed(2),
        percent(ms.fresh, ms.grown),
      ]);
    const head = ['statement', 'calls each', 'ms fresh', 'ms grown', 'change'];
    lines.push(linedTable({ head, aligns: ['left', 'right', 'right', 'right', 'right'], rows }));
  }
  return lines.join('\n');
};
