import { z } from 'zod';
import { openClient, rowOf, rowsOf } from './database-client.ts';

/** One kind of statement, with its values left out. */
const statementSchema = z.object({
  id: z.string(),
  query: z.string(),
  calls: z.number(),
  ms: z.number(),
  rows: z.number(),
});

/** Rows are counted one by one: what PostgreSQL itself keeps of them is up to ten seconds old. */
const tableSchema = z.object({ name: z.string(), rows: z.number(), /** With its indexes. */ bytes: z.number() });

const totalsSchema = z.object({
  commits: z.number(),
  rollbacks: z.number(),
  deadlocks: z.number(),
  temporary: z.number(),
});

export type Statement = z.infer<typeof statementSchema>;
export type Table = z.infer<typeof tableSchema>;

/** What a database has counted since it counts. */
export interface Counts {
  /** Null where `pg_stat_statements` is not loaded. */
  readonly statements: readonly Statement[] | null;
  readonly tables: readonly Table[];
  readonly totals: z.infer<typeof totalsSchema>;
}

/** Sessions of everybody but ourselves. */
const sessionsSchema = z.object({
  total: z.number(),
  /** With a statement under way. */
  active: z.number(),
  /** Of these, the ones that wait for a lock of another. */
  locked: z.number(),
});

const statementsQuery = `
  select queryid::text as id, min(query) as query, sum(calls)::float8 as calls, sum(total_exec_time)::float8 as ms,
    sum(rows)::float8 as rows
  from pg_stat_statements
  where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_%'
    and query not like '%pg_total_relation_size%'
  -- Counted apart for each role: Logto has one for each tenant.
  group by queryid`;

const tableNamesQuery = "select tablename as name from pg_tables where schemaname = 'public'";

const totalsQuery = `
  select xact_commit::float8 as commits, xact_rollback::float8 as rollbacks, deadlocks::float8 as deadlocks,
    temp_bytes::float8 as temporary
  from pg_stat_database where datname = current_database()`;

const sessionsQuery = `
  select count(*)::float8 as total, count(*) filter (where state = 'active')::float8 as active,
    count(*) filter (where state = 'active' and wait_event_type = 'Lock')::float8 as locked
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/**
 * Opens a session of our own in Logto's database, to read what it counts.
 *
 * @throws Error when the database cannot be reached
 */
export const openDatabaseReader = async (url: string) => {
  const client = await openClient(url);
  const hasStatements = await client
    .query('create extension if not exists pg_stat_statements')
    .then(() => client.query('select 1 from pg_stat_statements limit 1'))
    .then(() => true)
    .catch(() => false);
  const countRows = async (): Promise<Table[]> => {
    const names = await rowsOf(client, z.object({ name: z.string() }), tableNamesQuery);
    const counts = names.map(({ name }) => {
      const table = client.escapeIdentifier(name);
      const literal = client.escapeLiteral(name);
      const size = client.escapeLiteral(`public.${table}`);
      return `select ${literal} as name, count(*)::float8 as rows, pg_total_relation_size(${size})::float8 as bytes from public.${table}`;
    });
    return counts.length === 0 ? [] : rowsOf(client, tableSchema, counts.join(' union all '));
  };
  return {
    async counts(): Promise<Counts> {
      return {
        statements: hasStatements ? await rowsOf(client, statementSchema, statementsQuery) : null,
        tables: await countRows(),
        totals: await rowOf(client, totalsSchema, totalsQuery),
      };
    },
    sessions: () => rowOf(client, sessionsSchema, sessionsQuery),
    [Symbol.asyncDispose]: () => client.end(),
  };
};

export type DatabaseReader = Awaited<ReturnType<typeof openDatabaseReader>>;

const difference = <Row extends object, Key extends keyof Row>(
  before: readonly Row[],
  after: readonly Row[],
  key: Key,
  minus: (row: Row, earlier: Row) => Row,
): Row[] => {
  const earlier = new Map(before.map((row) => [row[key], row]));
  return after.map((row) => {
    const same = earlier.get(row[key]);
    return same === undefined ? row : minus(row, same);
  });
};

/** What was counted between two looks: statements by the time they took, tables that grew or shrank by their rows. */
export const countsBetween = (before: Counts, after: Counts): Counts => ({
  statements:
    before.statements === null || after.statements === null
      ? null
      : difference(before.statements, after.statements, 'id', (row, { calls, ms, rows }) => ({
          ...row,
          calls: row.calls - calls,
          ms: row.ms - ms,
          rows: row.rows - rows,
        }))
          .filter(({ calls }) => calls > 0)
          .sort((one, other) => other.ms - one.ms),
  tables: difference(before.tables, after.tables, 'name', (row, { rows, bytes }) => ({
    name: row.name,
    rows: row.rows - rows,
    bytes: row.bytes - bytes,
  }))
    .filter(({ rows }) => rows !== 0)
    .sort((one, other) => other.rows - one.rows),
  totals: {
    commits: after.totals.commits - before.totals.commits,
    rollbacks: after.totals.rollbacks - before.totals.rollbacks,
    deadlocks: after.totals.deadlocks - before.totals.deadlocks,
    temporary: after.totals.temporary - before.totals.temporary,
  },
});
