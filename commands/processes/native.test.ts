import { expect, test } from '@playwright/test';
import { makeInstallation } from '../testing/make-installation.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 120_000 });

test('a Logto that is not ready in time is given up, with exit code 2 and nothing left', async () => {
  await using logto = await makeInstallation('setInterval(() => undefined, 1000)');
  await using run = await runStart(['--target', 'native', '--start-timeout', '2'], { LOGTO_HOME: logto.home });
  expect((await run.ended).stderr).toContain('Logto was not ready after 2 s. Give it more with --start-timeout');
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});

test('a Logto that ends at once is told with its last words, with exit code 2 and nothing left', async () => {
  await using logto = await makeInstallation('console.log("the port is taken"); process.exit(1)');
  await using run = await runStart(['--target', 'native'], { LOGTO_HOME: logto.home });
  expect((await run.ended).stderr).toContain('Logto exited before it was ready: the port is taken');
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});

test('a database server that does not answer is told, with exit code 2', async () => {
  await using logto = await makeInstallation('');
  await using run = await runStart(['--target', 'native'], {
    LOGTO_HOME: logto.home,
    DATABASE_URL: 'postgres://postgres@127.0.0.1:9/postgres',
  });
  expect((await run.ended).stderr).toContain('no database could be made on 127.0.0.1:9');
  expect((await run.ended).exitCode).toBe(2);
});

test('Ctrl-C while Logto comes up stops it and its PostgreSQL, with exit code 2 and nothing left', async () => {
  await using logto = await makeInstallation('setInterval(() => undefined, 1000)');
  await using run = await runStart(['--target', 'native', '--start-timeout', '3'], { LOGTO_HOME: logto.home });
  await run.untilSays('Start Logto');
  run.interrupt();
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});
