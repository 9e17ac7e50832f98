import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { findK6 } from '../../load/k6/find-k6.ts';
import { runK6 } from '../../load/k6/run-k6.ts';
import { readRun } from '../../load/run/run-file.ts';
import { runCommand } from '../testing/command.ts';
import { startRunningApplication } from '../testing/running-application.ts';

const managed = ['--target', 'external', '--tenant', 'managed', '--profile', 'smoke'];

test.describe.configure({ timeout: 300_000 });

/** Ten arrivals, however late they are: how many a rate makes on a full machine is for no test to say. */
const tenArrivals = { K6_ITERATIONS: '10', K6_VUS: '2' };

/** Runs an archive as a generator elsewhere does: with nothing else that this command set. */
const runArchive = async (archive: string) => {
  const [summaryFile, dashboardFile] = [`${archive}.json`, `${archive}.html`];
  const files = { summaryFile, dashboardFile };
  const { summary } = await runK6({ k6: await findK6(), script: archive, environment: tenArrivals, ...files });
  return summary?.metrics.flow_completed;
};

test('a load on an application that runs already completes its sign-ins', async () => {
  await using application = await startRunningApplication();
  await using results = await temporaryFolder('load');
  const environment = { ...application.environment, HARNESS_JOURNALS: join(results.path, 'journals') };
  await runCommand('load', ['sign-in', ...managed, '--out', results.path], environment);
  expect(await readRun(results.path)).toMatchObject({ outcome: 'met', reasons: [] });
});

test('an archive completes the sign-ins of an application that runs already, as its client', async () => {
  await using application = await startRunningApplication();
  await using results = await temporaryFolder('load');
  const [archive, journals] = [join(results.path, 'load.tar'), join(results.path, 'journals')];
  const environment = { ...application.environment, HARNESS_JOURNALS: journals };
  const { stdout } = await runCommand('load', ['sign-in', ...managed, '--archive', archive], environment);
  expect(stdout).toBe(`Archive: ${archive}`);
  const archived = await readFile(archive, 'latin1');
  expect(archived.includes(`\\"clientId\\":\\"${application.clientId}\\"`)).toBe(true);
  expect(await runArchive(archive)).toMatchObject({ passes: 10, fails: 0 });
});

test('an archive of a flow without the application needs none', async () => {
  await using application = await startRunningApplication();
  await using results = await temporaryFolder('load');
  const [archive, journals] = [join(results.path, 'load.tar'), join(results.path, 'journals')];
  const environment = { ...application.environment, APP_URL: '', HARNESS_JOURNALS: journals };
  await runCommand('load', ['otp-send', ...managed, '--archive', archive], environment);
  expect(await runArchive(archive)).toMatchObject({ passes: expect.any(Number), fails: 0 });
});
