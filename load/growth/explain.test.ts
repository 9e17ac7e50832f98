import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { z } from 'zod';
import { startPostgres } from '../../fixtures/stack/native/postgres.ts';
import { explainStatement } from './explain.ts';

/** A table as Logto has them: a policy for each tenant's role, and an index that ends in a field of a document. */
const schema = `
  create extension pg_stat_statements;
  create table instances (tenant text not null, payload jsonb not null);
  create index instances_uid on instances (tenant, (payload->>'uid'));
  insert into instances select 'one', jsonb_build_object('uid', 'u' || n) from generate_series(1, 3000) n;
  create role tenant login;
  grant select on instances to tenant;
  alter table instances enable row level security;
  create policy own on instances using (tenant = 'one');
  vacuum analyze instances`;

const connect = async (undo: AsyncDisposableStack, url: string, user: string): Promise<Client> => {
  const address = new URL(url);
  address.username = user;
  const client = new Client({ connectionString: address.href });
  client.on('error', () => undefined);
  await client.connect();
  undo.defer(() => client.end());
  return client;
};

/** A database with that table, and how a tenant asks it for one row. */
const startTenant = async () => {
  const undo = new AsyncDisposableStack();
  const { url } = undo.use(await startPostgres());
  const owner = await connect(undo, url, 'postgres');
  for (const statement of schema.split(';')) {
    await owner.query(statement);
  }
  const tenant = await connect(undo, url, 'tenant');
  const ask = () => tenant.query("select payload from instances where payload->>'uid' = $1 limit 1", ['u2999']);
  const askFor = async (query: string): Promise<unknown[]> => (await owner.query(query)).rows;
  return { url, ask, askFor, [Symbol.asyncDispose]: () => undo.disposeAsync() };
};

const idQuery = "select queryid::text as id from pg_stat_statements where query like '%payload->>%limit%'";

test('a statement is explained as its role runs it, with the index that row-level security keeps it from', async () => {
  await using tenant = await startTenant();
  await tenant.ask();
  const [{ id }] = z.tuple([z.object({ id: z.string() })]).parse(await tenant.askFor(idQuery));
  const { plans, because, indexes } = await explainStatement(tenant.url, { id }, tenant.ask);
  expect(plans.map(({ as }) => as)).toEqual(['run', 'leakproof']);
  expect(because[0]).toContain('2,998 rows in vain');
  expect(because[1]).toContain('Row-level security keeps it from the index instances_uid');
  expect(indexes.join()).toContain('CREATE INDEX instances_uid');
});

test('PostgreSQL writes down no plans any more afterwards, and its operators leak as before', async () => {
  await using tenant = await startTenant();
  await expect(explainStatement(tenant.url, { id: '1' }, tenant.ask)).rejects.toThrow('was not run again');
  expect(await tenant.askFor('show auto_explain.log_min_duration')).toEqual([
    { 'auto_explain.log_min_duration': '-1' },
  ]);
  expect(await tenant.askFor("select proleakproof from pg_proc where proname = 'jsonb_object_field_text'")).toEqual([
    { proleakproof: false },
  ]);
});
