import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { managementAppId, readManagementSecret } from '../../fixtures/stack/logto-database.ts';
import { connectManagementApi, type ManagementApi } from '../../fixtures/stack/management-api.ts';
import { describeError } from '../../fixtures/tools/errors.ts';

/** Options that each one-shot service of docker-compose.yml takes. */
export const commonOptions = {
  endpoint: z.url(),
  'admin-endpoint': z.url(),
  database: z.url(),
  /** The file that is left. */
  out: z.string(),
};

/** The options of the command line, each as `--name=value`. @throws Error in one line for one that is wrong */
export const readOptions = <T extends z.ZodRawShape>(schema: z.ZodObject<T>): z.output<z.ZodObject<T>> => {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(schema.shape).map((name) => [name, option])),
  });
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error).replaceAll(/\s+/g, ' '));
  }
  return parsed.data;
};

interface Place {
  readonly endpoint: string;
  readonly 'admin-endpoint': string;
  readonly database: string;
}

/** The Management API, by the secret that Logto's seed left in its database. */
export const connect = async ({ endpoint, database, ...rest }: Place): Promise<ManagementApi> => {
  const clientSecret = await readManagementSecret(database);
  return connectManagementApi({
    ...{ endpoint, adminEndpoint: rest['admin-endpoint'], clientId: managementAppId, clientSecret },
  });
};

/** JSON for a shell. It has no such quotes but in texts, and here are none. */
export const quoted = (value: object): string => `'${JSON.stringify(value)}'`;

/** Leaves settings for a shell to read. */
export const writeSettings = async (file: string, settings: Readonly<Record<string, string>>): Promise<void> => {
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}=${value}\n`);
  await writeFile(file, lines.join(''), { mode: 0o644 });
};

/** Runs a service to its end: a failure is told in one line, with exit code 1. */
export const runOneShot = (failure: string, work: () => Promise<void>): Promise<void> =>
  work().catch((error: unknown) => {
    console.error(`${failure}: ${describeError(error)}`);
    process.exitCode = 1;
  });
