import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { test as base, expect } from '@playwright/test';
import { execa } from 'execa';
import { Client } from 'pg';
import { managementAppId } from '../../fixtures/stack/logto-database.ts';
import { connectManagementApi } from '../../fixtures/stack/management-api.ts';
import { setConnector } from '../../fixtures/stack/provision.ts';
import { startPostgresServer } from '../../fixtures/stack/testing/postgres-server.ts';
import { repository } from '../../fixtures/tools/repository.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { startStandIn } from '../../mocks/logto/index.ts';
import { connectorConfig, startFakeProvider } from '../../mocks/sms-provider/index.ts';

interface Ended {
  readonly exitCode: number | undefined;
  readonly all: string;
  /** What it left for k6. */
  readonly left: Readonly<Record<string, string | undefined>>;
}

/** Runs it beside a stand-in whose secret is in a database, as in the stack of docker-compose.yml. */
const test = base.extend<{ readonly provision: (load: Readonly<Record<string, string>>) => Promise<Ended> }>({
  provision: async ({}, use) => {
    await using server = await startPostgresServer();
    base.skip(server === null, 'here is neither an engine with the image of PostgreSQL nor a server of Debian');
    await using provider = await startFakeProvider();
    await using standIn = await startStandIn({ provider: provider.route });
    await using folder = await temporaryFolder('harness-load');
    const management = { clientId: managementAppId, clientSecret: standIn.managementSecret };
    await setConnector(connectManagementApi({ ...standIn, ...management }), connectorConfig(provider.account));
    const client = new Client({ connectionString: server?.url });
    await client.connect();
    await client.query('create table applications (tenant_id text, id text, secret text)');
    await client.query("insert into applications values ('admin', $1, $2)", Object.values(management));
    await client.end();
    const [stack, token, out] = ['stack.env', 'token', 'load.env'].map((name) => join(folder.path, name));
    await writeFile(String(stack), 'export LOAD_PHONE_BLOCK=7\n');
    await writeFile(String(token), 'a-token\n');
    const place = { endpoint: standIn.endpoint, 'admin-endpoint': standIn.adminEndpoint, database: server?.url };
    await use(async (load) => {
      const options = { ...place, stack, token, out, ...load };
      const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
      const script = ['--import', './commands/runtime.mjs', 'commands/stack/provision-load.ts'];
      const run = await execa(process.execPath, [...script, ...flags], { cwd: repository, reject: false, all: true });
      const left = await readFile(String(out), 'utf8').catch(() => '');
      return { exitCode: run.exitCode, all: run.all, left: parseEnv(left.replaceAll('export ', '')) };
    });
  },
});

test('k6 finds the token, the plan and the people of a scenario', async ({ provision }) => {
  const { exitCode, all, left } = await provision({ scenario: 'sign-in', profile: 'smoke', rate: '2', seconds: '' });
  expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringMatching(/^sign-in finds \d+ people$/) });
  expect(left).toMatchObject({ LOAD_SCENARIO: 'sign-in', LOAD_SCRIPT: 'arrivals.ts', LOAD_INBOX_TOKEN: 'a-token' });
  expect(JSON.parse(left.LOAD_PLAN ?? '')).toMatchObject({ phases: [{ rate: 2 }], weights: { 'sign-in': 1 } });
});

test('a scenario that there is not is named, and nothing is left', async ({ provision }) => {
  const { exitCode, all, left } = await provision({ scenario: 'nope', profile: 'smoke', rate: '', seconds: '' });
  expect({ exitCode, left }).toEqual({ exitCode: 1, left: {} });
  expect(all).toMatch(/^the load could not be provisioned: .*at scenario$/);
});
