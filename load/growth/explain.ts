import type { Client } from 'pg';
import { z } from 'zod';
import type { Explanation, StatementGrowth, StatementPlan } from '../../contracts/record/load-growth.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { rowOf, rowsOf, withClient } from '../cost/database-client.ts';
import { type LoggedPlan, logPrefix, readPlanLog } from './plan-log.ts';
import { reasonsIn, scansOf } from './read-plan.ts';

/** Settings of PostgreSQL with which it writes down how it ran each statement, as EXPLAIN (ANALYZE, BUFFERS) would tell. */
const verbose: Readonly<Record<string, string>> = {
  log_line_prefix: logPrefix,
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
};

/** Where the log is: what its collector writes, or the file that a server of the harness has in its data folder. */
const logFileQuery = `
  select coalesce(pg_current_logfile(), 'server.log') as name,
    (pg_stat_file(coalesce(pg_current_logfile(), 'server.log'))).size::int as size`;

const logFileSchema = z.object({ name: z.string(), size: z.number() });

const loadTime = async (client: Client): Promise<string> =>
  (await rowOf(client, z.object({ at: z.string() }), 'select pg_conf_load_time()::text as at')).at;

/** How long a server may take to read its configuration again, at 10 ms a look. */
const mostLooks = 1000;

/** Every session hears of new settings at its next statement once ours has: the server tells them all in one go. */
const reload = async (client: Client): Promise<void> => {
  const before = await loadTime(client);
  await client.query('select pg_reload_conf()');
  for (let looks = 0; (await loadTime(client)) === before; looks += 1) {
    if (looks === mostLooks) {
      throw new Error('the server did not read its configuration again within 10 s');
    }
    await client.query('select pg_sleep(0.01)');
  }
};

const alter = async (client: Client, change: (name: string) => string): Promise<void> => {
  for (const name of Object.keys(verbose)) {
    await client.query(change(name));
  }
  await reload(client);
};

/** What the server writes of each statement that runs meanwhile. */
const logged = async (client: Client, traffic: () => Promise<unknown>): Promise<LoggedPlan[]> => {
  const { name, size } = await rowOf(client, logFileSchema, logFileQuery);
  await alter(client, (setting) => `alter system set ${setting} = '${verbose[setting]}'`);
  try {
    await traffic();
  } finally {
    await alter(client, (setting) => `alter system reset ${setting}`);
  }
  const query = 'select pg_read_file($1, $2, 100000000, true) as log';
  return readPlanLog((await rowOf(client, z.object({ log: z.string() }), query, [name, size])).log);
};

/**
 * The same statement with the same role and parameters, where PostgreSQL may look up by an index whatever the condition:
 * row-level security else allows that only to operators that are marked leakproof. Nothing of it stays.
 */
const leakproofPlan = async (client: Client, { query, role, parameters }: LoggedPlan): Promise<StatementPlan> => {
  await client.query('begin');
  try {
    await client.query('update pg_proc set proleakproof = true where not proleakproof');
    await client.query(`set local role ${client.escapeIdentifier(role)}`);
    const values = parameters.map((value) => (value === null ? 'null' : client.escapeLiteral(value)));
    await client.query(`prepare load_growth as ${query}`);
    const call = `execute load_growth${values.length > 0 ? `(${values.join(', ')})` : ''}`;
    const lines = await rowsOf(client, z.object({ 'QUERY PLAN': z.string() }), `explain (analyze, buffers) ${call}`);
    const text = lines.map((line) => line['QUERY PLAN']).join('\n');
    const ms = Number(/Execution Time: ([\d.]+) ms/.exec(text)?.[1] ?? 0);
    return { ms, as: 'leakproof', text };
  } finally {
    await client.query('rollback');
    await client.query('deallocate all');
  }
};

const indexesOf = async (client: Client, tables: readonly string[]): Promise<string[]> => {
  const query = 'select indexdef from pg_indexes where tablename = any($1) order by tablename, indexname';
  return (await rowsOf(client, z.object({ indexdef: z.string() }), query, [tables])).map(({ indexdef }) => indexdef);
};

const rowSecurityOn = async (client: Client, tables: readonly string[]): Promise<boolean> => {
  const { rows } = await client.query('select 1 from pg_class where relname = any($1) and relrowsecurity', [tables]);
  return rows.length > 0;
};

/** How much faster a statement has to be with leakproof operators, to be slow because of row-level security. */
const muchFaster = 5;

const becauseOf = (plans: readonly StatementPlan[], hasRowSecurity: boolean): string[] => {
  const [run, leakproof] = plans;
  const reasons = run === undefined ? [] : reasonsIn(run.text);
  if (run === undefined || leakproof === undefined || !hasRowSecurity || leakproof.ms * muchFaster > run.ms) {
    return reasons;
  }
  const used = scansOf(leakproof.text).flatMap(({ index }) => index ?? []);
  return [
    ...reasons,
    `Row-level security keeps it from the index ${used.join(', ')}: PostgreSQL looks up by an index only what cannot leak a row that a policy hides, and an operator of this condition is not marked leakproof. Were it, the same statement would take ${leakproof.ms.toFixed(2)} ms instead of ${run.ms.toFixed(2)}`,
  ];
};

/**
 * Finds out how a statement of Logto's runs, with parameters as the traffic has them: the median of its runs.
 *
 * @param traffic lets Logto run the statement a few times
 * @throws Error with the reason when the database does not tell
 */
export const explainStatement = async (
  databaseUrl: string,
  { id }: Pick<StatementGrowth, 'id'>,
  traffic: () => Promise<unknown>,
): Promise<Explanation> =>
  withClient(databaseUrl, async (client) => {
    const plans = await logged(client, traffic).catch((error: unknown) => {
      throw new Error(`PostgreSQL does not write down its plans: ${describeError(error)}`, { cause: error });
    });
    const own = plans.filter((plan) => plan.id === id).sort((one, other) => one.ms - other.ms);
    const median = own[Math.floor(own.length / 2)];
    if (median === undefined) {
      throw new Error('the statement was not run again after the load');
    }
    // One way to look at it more; the plan itself is there without.
    const leakproof = await leakproofPlan(client, median).catch(() => null);
    const tables = [...new Set(scansOf(median.text).map(({ table }) => table))];
    const both: StatementPlan[] = [{ ms: median.ms, as: 'run', text: median.text }, ...(leakproof ? [leakproof] : [])];
    return {
      query: median.query,
      plans: both,
      because: becauseOf(both, await rowSecurityOn(client, tables)),
      indexes: await indexesOf(client, tables),
    };
  });
