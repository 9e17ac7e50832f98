import { writeFile } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { type OwnersLogto, startOwnersLogto } from '../../fixtures/preflight/testing.ts';
import { buildGuideApp } from '../../fixtures/sample-app/build.ts';
import { startGuideApp } from '../../fixtures/sample-app/guide-app.ts';
import { connectManagementApi } from '../../fixtures/stack/management-api.ts';
import { createApplication } from '../../fixtures/stack/provision.ts';
import { lastingPort } from '../../fixtures/tools/lasting-port.ts';
import { guideAppFlags } from '../testing/guide-app-flags.ts';
import { runStart } from '../testing/run-command.ts';

interface Fixtures {
  /** A Logto that runs already, as its owner names it. */
  readonly owned: OwnersLogto;
  /** Runs the guide's application there, with a client of its own or none. */
  readonly running: (client?: 'registered' | 'unknown' | 'elsewhere') => Promise<string>;
}

const external = ['--target', 'external', '--tenant', 'managed'];

const test = base.extend<Fixtures>({
  owned: async ({}, use) => {
    await using logto = await startOwnersLogto();
    await use(logto);
  },
  running: async ({ owned: { standIn } }, use) => {
    await using undo = new AsyncDisposableStack();
    await use(async (which = 'registered') => {
      const port = await lastingPort();
      const url = `http://localhost:${port}`;
      const credentials = { clientId: 'm-default', clientSecret: standIn.managementSecret };
      const management = connectManagementApi({ ...standIn, ...credentials });
      const registeredUrl = which === 'elsewhere' ? 'http://localhost:9' : url;
      const own = await createApplication(management, 'shop', registeredUrl);
      const { clientId, clientSecret } = which === 'unknown' ? { clientId: 'nobody', clientSecret: 'x' } : own;
      const logto = { endpoint: standIn.endpoint, appId: clientId, appSecret: clientSecret };
      const options = { port, baseUrl: url, logto, cookieSecret: 'a-secret-of-at-least-32-characters' };
      undo.use(await startGuideApp(await buildGuideApp(), options));
      return url;
    });
  },
});

test.describe.configure({ timeout: 600_000 });

test('an application started by its command passes the four flows and single sign-on', async () => {
  await using run = await runStart(await guideAppFlags());
  expect((await run.ended).exitCode).toBe(0);
  const { checks } = await run.verdict();
  expect(await run.notPassed()).toEqual([]);
  expect(checks.map(({ id }) => id)).toContain('SGN-01.3');
  expect(await run.leftovers()).toEqual([]);
});

test('a running application passes the four flows with its own client', async ({ owned, running }) => {
  await using run = await runStart([...external, '--app', await running()], owned.environment);
  expect((await run.ended).exitCode).toBe(0);
  expect(await run.notPassed()).toEqual([]);
});

test('a sign-out that only clears the page fails the check of sign-out', async () => {
  await using run = await runStart([...(await guideAppFlags('sign-out-clears-the-page-only')), '--check', 'OUT-02']);
  expect((await run.ended).exitCode).toBe(1);
});

/** A page whose script makes up the authorization request, as a single-page application does. */
const singlePage = `
  const { PORT, CLIENT, ENDPOINT } = process.env;
  const query = new URLSearchParams({ client_id: CLIENT, redirect_uri: 'http://localhost:' + PORT + '/callback' });
  const address = ENDPOINT + '/oidc/auth?response_type=code&' + query;
  const page = '<button onclick="location.href = \\'' + address + '\\'">Sign In</button>';
  require('node:http').createServer((_, reply) => reply.setHeader('content-type', 'text/html').end(page)).listen(PORT);`;

test('a check without a browser is not applicable to a page whose script builds the request', async () => {
  const file = test.info().outputPath('server.cjs');
  await writeFile(file, singlePage);
  const start = ['--app-command', `exec "${process.execPath}" "${file}"`];
  const env = ['--app-env', 'PORT={port}', 'CLIENT={appId}', 'ENDPOINT={endpoint}'];
  await using run = await runStart([...start, ...env, '--check', 'AUT-02.1']);
  const [check] = (await run.verdict()).checks;
  expect(check).toMatchObject({
    id: 'AUT-02.1',
    verdict: 'not-applicable',
    reason: expect.stringContaining('a script'),
  });
});

const unusable = [
  { client: 'unknown', says: /signs in as client nobody, which Logto at http:\S+ does not know\. Register it there/ },
  { client: 'elsewhere', says: /wants http:\S+\/callback, which is no redirect URI of its client \w+\. Register it/ },
] as const;

for (const { client, says } of unusable) {
  test(`an application whose client is ${client} is refused in one line, with exit code 2`, async ({
    owned,
    running,
  }) => {
    await using run = await runStart([...external, '--app', await running(client)], owned.environment);
    expect((await run.ended).exitCode).toBe(2);
    expect((await run.ended).stderr).toMatch(says);
    expect(await run.leftovers()).toEqual([]);
  });
}

test('an application command that exits at once is rejected with exit code 2', async () => {
  await using run = await runStart(['--app-command', 'echo no such script; exit 1']);
  expect((await run.ended).exitCode).toBe(2);
  expect((await run.ended).stderr).toContain('ended (exit code 1). Its last lines: no such script');
  expect(await run.leftovers()).toEqual([]);
});

test('an application that uses another client than the assigned one is rejected', async () => {
  const flags = (await guideAppFlags()).map((flag) =>
    flag === 'LOGTO_APP_ID={appId}' ? 'LOGTO_APP_ID=another' : flag,
  );
  await using run = await runStart(flags);
  expect((await run.ended).exitCode).toBe(2);
  expect((await run.ended).stderr).toMatch(/signs in as client another, and not as the one that it was handed/);
  expect(await run.leftovers()).toEqual([]);
});
