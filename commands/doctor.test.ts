import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { loadConfig } from '../fixtures/config.ts';
import type { Finding } from './doctor/finding.ts';
import { postgres, redis } from './doctor/services.ts';
import { examineTargets } from './doctor/targets.ts';

const doctor = (env: Record<string, string> = {}) =>
  execa(process.execPath, ['--import', './commands/runtime.mjs', 'commands/doctor.ts'], {
    cwd: new URL('..', import.meta.url),
    env: { LOGTO_HOME: '', LOGTO_ENDPOINT: '', DATABASE_URL: '', REDIS_URL: '', BROWSER_PATH: '', ...env },
    reject: false,
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

test('an external target that is named by halves is a failure', async () => {
  expect(await targetsWith({ LOGTO_ENDPOINT: 'http://localhost:1' })).toMatchObject({ external: 'fails' });
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
