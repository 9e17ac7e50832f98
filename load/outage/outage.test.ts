import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { startPostgres } from '../../fixtures/stack/native/postgres.ts';
import { startOutageControl } from './outage-control.ts';

/** A database, and whether it answers within some milliseconds. */
const startDatabase = async () => {
  const undo = new AsyncDisposableStack();
  const { url } = undo.use(await startPostgres());
  const guest = new Client({ connectionString: url });
  await guest.connect();
  undo.defer(() => guest.end());
  const answers = (ms: number): Promise<boolean> =>
    Promise.race([
      guest.query('select 1').then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms)),
    ]);
  const getIn = async (): Promise<void> => {
    const other = new Client({ connectionString: url, connectionTimeoutMillis: 200 });
    await other.connect();
    await other.end();
  };
  return { answers, getIn, [Symbol.asyncDispose]: () => undo.disposeAsync() };
};

const takeAway = (url: string, ms: string): Promise<Response> => fetch(`${url}?ms=${ms}`, { method: 'POST' });

test('during a database outage no request is answered and no sign-in succeeds', async () => {
  await using database = await startDatabase();
  await using control = await startOutageControl();
  expect((await takeAway(control.url, '60000')).status).toBe(204);
  expect(await database.answers(200)).toBe(false);
  await expect(database.getIn()).rejects.toThrow('timeout');
});

test('it is back when the run ends, however long it should have been away', async () => {
  await using database = await startDatabase();
  const control = await startOutageControl();
  await takeAway(control.url, '60000');
  await control[Symbol.asyncDispose]();
  expect(await database.answers(5000)).toBe(true);
});

test('it is back by itself after its time, and who waited is answered', async () => {
  await using database = await startDatabase();
  await using control = await startOutageControl();
  await takeAway(control.url, '50');
  expect(await database.answers(5000)).toBe(true);
});

test('what is no outage is refused, as is one without a database', async () => {
  await using control = await startOutageControl();
  expect((await takeAway(control.url, 'soon')).status).toBe(400);
  expect((await fetch(`${control.url}?ms=50`)).status).toBe(400);
  const refused = await takeAway(control.url, '50');
  expect([refused.status, await refused.text()]).toEqual([500, expect.stringContaining('no PostgreSQL of this run')]);
});
