import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadConfig } from '../../fixtures/config/config.ts';
import { startOwnersLogto } from '../../fixtures/preflight/testing.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import type { Finding } from '../doctor/finding.ts';
import { postgres, redis } from '../doctor/services.ts';
import { examineTargets } from '../doctor/targets.ts';
import { runCommand } from '../testing/command.ts';
import { pathWith } from '../testing/machine-environment.ts';

const doctor = (env: Record<string, string> = {}) =>
  runCommand('doctor', [], {
    ...{ LOGTO_HOME: '', LOGTO_ENDPOINT: '', DATABASE_URL: '', REDIS_URL: '', BROWSER_PATH: '' },
    ...env,
  });

const has = (what: string): Finding => ({ what, state: 'has', found: '1', note: '' });
const lacks = (what: string): Finding => ({ what, state: 'lacks', found: 'none', note: '' });

const targetsWith = async (env: Record<string, string>) => {
  const targets = await examineTargets(loadConfig({}, env), { docker: lacks('Docker'), postgres: has('PostgreSQL') });
  return Object.fromEntries(targets.map(({ what, state }) => [what, state]));
};

test('it says what there is and what a run will use', async () => {
  const { exitCode, stdout } = await doctor();
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/✔ Browser +\S+.* \d+\.\d+/);
  expect(stdout).toContain('"npm start" will use the target embedded');
});

test('it exits 2 when a run cannot start, and says why', async () => {
  const { exitCode, stdout } = await doctor({ BROWSER_PATH: '/bin/echo' });
  expect(exitCode).toBe(2);
  expect(stdout).toContain('"npm start" cannot run: Browser, see above');
});

test('without settings, only the stand-in can be brought up', async () => {
  const states = { embedded: 'has', native: 'lacks', compose: 'lacks', external: 'lacks' };
  expect(await targetsWith({})).toEqual(states);
});

test('a LOGTO_HOME without Logto is a failure', async () => {
  expect(await targetsWith({ LOGTO_HOME: '/nowhere' })).toMatchObject({ native: 'fails' });
});

test('an incomplete external target is a failure', async () => {
  expect(await targetsWith({ LOGTO_ENDPOINT: 'http://localhost:1' })).toMatchObject({ external: 'fails' });
});

test('an external Logto is looked at as a run does before its first check', async () => {
  await using logto = await startOwnersLogto();
  const forgotten = { ...logto.environment, LOGTO_ADMIN_ENDPOINT: '' };
  expect(await targetsWith({ ...logto.environment })).toMatchObject({ external: 'has' });
  expect(await targetsWith(forgotten)).toMatchObject({ external: 'fails' });
});

test('a PostgreSQL that does not answer is a failure, and its password stays out of it', async () => {
  const finding = await postgres(loadConfig({}, { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }));
  expect(finding).toMatchObject({ state: 'fails', found: expect.stringContaining('ECONNREFUSED') });
  expect(JSON.stringify(finding)).not.toContain('secret');
});

test('a Redis that does not answer is a failure, with its reason', async () => {
  const finding = await redis(loadConfig({}, { REDIS_URL: 'redis://127.0.0.1:1' }));
  expect(finding).toMatchObject({ state: 'fails', found: expect.stringContaining('ECONNREFUSED') });
});

/** A command `docker` that says this of itself, in a folder of its own. */
const makeDockerThatSays = async (versions: object, compose: string) => {
  const folder = await temporaryFolder('harness-docker');
  const version = JSON.stringify(versions);
  const script = `#!/bin/sh\ncase "$*" in compose*) echo ${compose};; version*) echo '${version}';; *) exit 1;; esac\n`;
  await writeFile(join(folder.path, 'docker'), script, { mode: 0o755 });
  return folder;
};

const makeDocker = ({ engine, compose }: { readonly engine: string; readonly compose: string }) =>
  makeDockerThatSays({ Client: { Version: engine }, Server: { Version: engine } }, compose);

for (const { how, versions } of [
  { how: "by Podman's own command", versions: { Client: { APIVersion: '4.3.1', Version: '4.3.1' } } },
  {
    how: "by Docker's command on Podman's socket",
    versions: { Client: { Version: '29.1.0' }, Server: { Version: '4.3.1', Components: [{ Name: 'Podman Engine' }] } },
  },
]) {
  test(`Podman in Docker's place is named: ${how}`, async () => {
    await using folder = await makeDockerThatSays(versions, '2.30.0');
    const { stdout } = await doctor({ PATH: pathWith(folder.path), COLUMNS: '160' });
    expect(stdout).toMatch(/– Docker +what answers as Docker is Podman 4\.3\.1/);
  });
}

for (const { older, versions, says } of [
  {
    older: 'An engine',
    versions: { engine: '24.0.7', compose: '2.30.0' },
    says: 'the Docker engine is 24.0.7, too old',
  },
  { older: 'Compose', versions: { engine: '29.1.0', compose: '2.23.3' }, says: 'Docker Compose is 2.23.3, too old' },
]) {
  test(`${older} that is too old for docker-compose.yml is named, and a run on the stand-in goes on`, async () => {
    await using folder = await makeDocker(versions);
    const { exitCode, stdout } = await doctor({
      PATH: pathWith(folder.path),
      COLUMNS: '160',
    });
    expect(stdout).toMatch(new RegExp(`– Docker +${says}`));
    expect(stdout).toMatch(new RegExp(`– compose +${says}`));
    expect(exitCode).toBe(0);
  });
}

test('the oldest Docker that does is enough', async () => {
  await using folder = await makeDocker({ engine: '25.0.0', compose: 'v2.24.0' });
  const { stdout } = await doctor({ PATH: pathWith(folder.path) });
  expect(stdout).toContain('✔ compose        Docker 25.0.0, Compose v2.24.0');
});
