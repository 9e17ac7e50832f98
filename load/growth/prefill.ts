import { z } from 'zod';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { rowOf, withClient } from '../cost/database-client.ts';

/** What a column becomes in the n-th copy of a row: an SQL expression over the row `t` and the number `n`. */
type Columns = Readonly<Record<string, string>>;

/** Another id of the same length and of the same one for the same n, so that copies refer to each other as the originals do. */
const otherId = (expression: string): string =>
  `substr(md5(n || ${expression}) || md5(${expression} || n), 1, length(${expression}))`;

/** Fifteen digits at most, and of no country that a run uses. */
const otherPhone = `'99' || lpad((abs(hashtextextended(t_phone, n) % 10000000000000))::text, 13, '0')`;
const phoneOf = (column: string): string => otherPhone.replaceAll('t_phone', column);

/** At some time in the month before. */
const earlier = (column: string): string => `${column} - random() * interval '30 days'`;

const otherIn = (payload: string, keys: readonly string[]): string =>
  `${payload} || jsonb_strip_nulls(jsonb_build_object(${keys
    .map((key) => `'${key}', ${otherId(`(${payload}->>'${key}')`)}`)
    .join(', ')}))`;

/**
 * What a sign-in leaves, table by table, in the order of their references. A code lives ten minutes and a session two
 * weeks, so times move back too; `oidc_model_instances` keeps half of them alive, as a busy fortnight would.
 */
const tables: ReadonlyArray<{ readonly name: string; readonly where?: string; readonly columns: Columns }> = [
  {
    name: 'users',
    where: 't.last_sign_in_at is not null',
    columns: { id: otherId('t.id'), primary_phone: phoneOf('t.primary_phone'), created_at: earlier('t.created_at') },
  },
  {
    name: 'oidc_model_instances',
    columns: {
      id: otherId('t.id'),
      payload: otherIn('t.payload', ['jti', 'uid', 'grantId', 'sessionUid', 'accountId']),
      expires_at: "t.expires_at - random() * interval '28 days'",
    },
  },
  {
    name: 'oidc_session_extensions',
    columns: { session_uid: otherId('t.session_uid'), account_id: otherId('t.account_id') },
  },
  {
    name: 'logs',
    columns: { id: otherId('t.id'), payload: otherIn('t.payload', ['userId']), created_at: earlier('t.created_at') },
  },
  {
    name: 'sentinel_activities',
    columns: { id: otherId('t.id'), target_hash: otherId('t.target_hash'), created_at: earlier('t.created_at') },
  },
  {
    name: 'passcodes',
    columns: {
      id: otherId('t.id'),
      interaction_jti: otherId('t.interaction_jti'),
      phone: phoneOf('t.phone'),
      created_at: earlier('t.created_at'),
    },
  },
  {
    name: 'daily_active_users',
    columns: { id: otherId('t.id'), user_id: otherId('t.user_id'), date: earlier('t.date') },
  },
];

const copyStatement = ({ name, where = 'true', columns }: (typeof tables)[number]): string => {
  const changes = Object.entries(columns).map(([column, expression]) => `'${column}', ${expression}`);
  return `insert into ${name} select (jsonb_populate_record(t, jsonb_build_object(${changes.join(', ')}))).*
    from ${name} t cross join generate_series(1, $1::int) n where t.tenant_id = 'default' and ${where}
    on conflict do nothing`;
};

const peopleQuery =
  "select count(*)::int as people from users where tenant_id = 'default' and last_sign_in_at is not null";

/**
 * Makes a database old: copies what the sign-ins in it left, as other people's of the month before, until there are as
 * many as wanted. Then PostgreSQL counts its tables anew, as it does by itself in a while.
 *
 * @returns how many sign-ins were added
 * @throws HarnessError when there was none to copy, or the database is of another shape
 */
export const addEarlierSignIns = (databaseUrl: string, wanted: number): Promise<number> =>
  withClient(databaseUrl, async (client) => {
    const { people } = await rowOf(client, z.object({ people: z.number() }), peopleQuery);
    if (people === 0) {
      throw new HarnessError('no sign-in has completed yet', 'growth copies the sign-ins of its first run');
    }
    const copies = Math.ceil(wanted / people);
    await client.query('begin');
    for (const table of tables) {
      await client.query(copyStatement(table), [copies]);
    }
    await client.query('commit');
    await client.query('vacuum (analyze)');
    return copies * people;
  }).catch((error: unknown) => {
    if (error instanceof HarnessError) {
      throw error;
    }
    const why = describeError(error);
    throw new HarnessError(
      `the earlier sign-ins could not be written to the database (${why})`,
      'Is this Logto 1.42 or near it?',
      {
        cause: error,
      },
    );
  });
