import { Client } from 'pg';

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
