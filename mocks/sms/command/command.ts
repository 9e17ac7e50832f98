import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { authorityFiles } from '../../../contracts/authority.ts';
import { defaultCapacity } from '../inbox/memory-store.ts';
import { RedisStore } from '../inbox/redis-store.ts';
import { type Fake, startFake } from '../provider.ts';
import type { DialectTypes } from '../tenants/customer.ts';
import type { Dialect } from '../tenants/dialect.ts';
import { authorityIn } from '../wire/authority.ts';

interface Options {
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
  readonly account?: string;
  readonly capacity: number;
  readonly name: string[];
  readonly callbackHost: string[];
  readonly tokenFile?: string;
  readonly caFile?: string;
  readonly caFolder?: string;
  readonly rules?: string;
  readonly schema?: string;
}

const number = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`${text} is not a whole number`);
  }
  return value;
};

const addFlags = (command: Command, provider: string): Command =>
  command
    .description(`Runs the fake ${provider} provider until Ctrl-C. Its inbox is a page on the control port.`)
    .option('--host <address>', 'address to listen on; beyond loopback a token is needed', '127.0.0.1')
    .option('--port <number>', 'port of the provider: TLS, HTTPS proxy and plain HTTP', number, 0)
    .option('--control-port <number>', 'port of the control API and the inbox page', number, 0)
    .option('--account <file>', 'account as JSON; one that suits Logto if absent')
    .option('--capacity <number>', 'messages that are kept; the oldest go first', number, defaultCapacity)
    .option('--name <name...>', 'further names of this machine, as in a container network', [])
    .option('--callback-host <host...>', 'hosts beyond loopback that receipts may be pushed to', [])
    .option('--token-file <file>', 'where the token of the control API stands; made if it is not there')
    .option('--ca-file <file>', 'where to write the CA that clients have to trust')
    .option('--ca-folder <folder>', 'where the CA and its key are kept, for each start the same; made if not there')
    .option('--rules <file>', 'write the page of rules there, and end')
    .option('--schema <file>', 'write the JSON Schema of account files there, and end');

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads an account from a JSON file.
 *
 * @throws Error that says in a line each what is wrong with which part of the file
 */
export const readAccount = async <Account>(file: string, accountSchema: z.ZodType<Account>): Promise<Account> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`the account file ${file} cannot be read: ${reason(error)}`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`the account file ${file} is no JSON: ${reason(error)}`);
  }
  const parsed = accountSchema.safeParse(withoutSchema(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `\n  ${z.core.toDotPath(path)}: ${message}`);
    throw new Error(`the account file ${file} is wrong:${problems.join('')}`);
  }
  return parsed.data;
};

/** The JSON Schema of account files, which may name it themselves. */
export const accountJsonSchema = (accountSchema: z.ZodType): object => {
  const { properties, ...schema } = z.toJSONSchema(accountSchema, { io: 'input' });
  return { ...schema, properties: { $schema: { type: 'string' }, ...properties } };
};

/** An account file without the name of its schema. */
const withoutSchema = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$schema'))
    : json;

const tokenIn = async (file: string): Promise<string> => {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known?.trim()) {
    return known.trim();
  }
  const token = randomBytes(24).toString('base64url');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return token;
};

/** Where clients find the CA. */
const caFileOf = ({ caFile, caFolder }: Options): string | undefined =>
  caFile ?? (caFolder && path.join(caFolder, authorityFiles.cert));

/** What a person needs to know to use a provider; secrets stay where they are. */
const howToUse = ({ route, controlUrl }: Fake, account: string, options: Options): string =>
  [
    `Provider   ${route.host}:${route.port} (TLS, HTTPS proxy, plain HTTP)`,
    `Inbox      ${controlUrl}/${options.tokenFile ? `?token=... (the token stands in ${options.tokenFile})` : ''}`,
    `Account    ${account}`,
    `Lead Node  HTTPS_PROXY=http://${route.host}:${route.port} NODE_USE_ENV_PROXY=1 NODE_EXTRA_CA_CERTS=${caFileOf(options) ?? '<--ca-file>'}`,
  ].join('\n');

/** The command line of a provider's fake, and what carries it out. */
export const commandFor = <Types extends DialectTypes>(dialect: Dialect<Types>) => ({
  /** Adds the flags of the fake. */
  addSmsFlags: (command: Command): Command => addFlags(command, dialect.name),

  /** Writes the page of rules, or the schema of account files, if that is asked for; tells whether it was. */
  async writeRules(command: Command): Promise<boolean> {
    const { rules, schema } = command.opts<Options>();
    if (rules) {
      await writeFile(rules, dialect.rulesDocument());
    }
    if (schema) {
      await writeFile(schema, `${JSON.stringify(accountJsonSchema(dialect.accountSchema), undefined, 2)}\n`);
    }
    return rules !== undefined || schema !== undefined;
  },

  /**
   * Starts what the command line asks for and tells how to use it.
   *
   * @param redisUrl keeps the inbox there, shared with whoever uses the same Redis
   * @throws Error in one line when a port is taken, a file is wrong or a token is needed
   */
  async startFromCommand(
    command: Command,
    redisUrl: string | undefined,
    tell: (text: string) => void,
  ): Promise<Fake<Types>> {
    const options = command.opts<Options>();
    const { host, port, controlPort, capacity, name, callbackHost, tokenFile, caFile, caFolder } = options;
    const fake = await startFake(dialect, {
      host,
      port,
      controlPort,
      capacity,
      names: name,
      callbackHosts: callbackHost,
      account: options.account ? await readAccount(options.account, dialect.accountSchema) : dialect.defaultAccount(),
      ...(caFolder && { authority: await authorityIn(caFolder) }),
      ...(tokenFile && { token: await tokenIn(tokenFile) }),
      ...(redisUrl && { openStore: (namespace: string) => new RedisStore({ url: redisUrl, namespace, capacity }) }),
    });
    if (caFile) {
      await mkdir(path.dirname(caFile), { recursive: true });
      await writeFile(caFile, fake.route.ca);
    }
    tell(`${howToUse(fake, dialect.describe(fake.account), options)}\n`);
    return fake;
  },
});
