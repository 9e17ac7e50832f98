import { Client } from 'pg';
import { z } from 'zod';

/**
 * Opens a session of our own in Logto's database.
 *
 * @throws Error when the database cannot be reached
 */
export const openClient = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'load-cost' });
  // A server that stops says goodbye to idle clients with an error event.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** The same for one piece of work. */
export const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await openClient(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The rows of a query, each of this form. */
export const rowsOf = async <T>(
  client: Client,
  row: z.ZodType<T>,
  query: string,
  values: readonly unknown[] = [],
): Promise<T[]> => z.array(row).parse((await client.query(query, [...values])).rows);

/** The same of a query that has one row. */
export const rowOf = async <T>(...asked: Parameters<typeof rowsOf<T>>): Promise<T> => {
  const [row] = await rowsOf(...asked);
  if (row === undefined) {
    throw new Error('the database answered with no row');
  }
  return row;
};
