import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { startPostgres } from '../../fixtures/stack/native/postgres.ts';
import { startSampler } from './sampler.ts';

test('a run is told what its database did meanwhile, by statement and table, and what was used by whom', async () => {
  await using postgres = await startPostgres();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create table public.logs (id int); insert into logs values (0)');
  await using sampler = await startSampler({ databaseUrl: postgres.url, intervalMs: 50 });
  for (let id = 1; id <= 20; id += 1) {
    await client.query('insert into logs values ($1)', [id]);
  }
  await client.end();
  const { samples, database } = await sampler.stop();
  const insert = database?.statements?.find(({ query }) => query.startsWith('insert into logs'));
  expect(insert).toMatchObject({ calls: 20, rows: 20 });
  expect(database?.tables).toEqual([{ name: 'logs', rows: 20, bytes: expect.any(Number) }]);
  expect(samples[0]?.sessions?.total).toBe(1);
  expect(samples.at(-1)?.uses.database?.memory).toBeGreaterThan(0);
});

test('a run without a database that can be asked is measured all the same', async () => {
  await using sampler = await startSampler({ databaseUrl: 'postgres://127.0.0.1:1/none', intervalMs: 50 });
  const { samples, database } = await sampler.stop();
  expect(database).toBeNull();
  expect(samples.at(-1)?.uses.harness?.cpu).toBeGreaterThan(0);
});
