import { test as base, expect } from '@playwright/test';
import { type SomebodysLogto, startSomebodysLogto, work } from '../../fixtures/stack/journal/testing/lasting.ts';
import { createUser } from '../../fixtures/stack/provision.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';
import { runCommand } from '../testing/command.ts';
import { type RunningCommand, runStart } from '../testing/run-command.ts';

base.describe.configure({ timeout: 600_000 });

interface Begun {
  readonly logto: SomebodysLogto;
  /** A managed run against it, until its end. */
  run(): Promise<RunningCommand>;
  /** The command that finishes what killed runs could not. */
  restore(): Promise<readonly [exitCode: number | undefined, stdout: string]>;
}

/** A Logto that stays, set up in its owner's way, with what a command needs to reach it. */
const test = base.extend<{ readonly begun: Begun }>({
  begun: async ({}, use) => {
    await using folder = await temporaryFolder('journals');
    await using provider = await startFakeProvider();
    const logto = await startSomebodysLogto(folder.path, 0, provider.route);
    await using standIn = logto.standIn;
    const env = {
      HARNESS_JOURNALS: folder.path,
      SMS_INBOX_URL: provider.controlUrl,
      LOGTO_ENDPOINT: standIn.endpoint,
      LOGTO_ADMIN_ENDPOINT: standIn.adminEndpoint,
      LOGTO_M2M_APP_ID: 'm-default',
      LOGTO_M2M_APP_SECRET: standIn.managementSecret,
    };
    await use({
      logto,
      run: () => runStart(['--target', 'external', '--tenant', 'managed', '--check', 'SGN-01'], env),
      async restore() {
        const { exitCode, stdout } = await runCommand('stack', ['restore'], env);
        return [exitCode, stdout];
      },
    });
  },
});

/** Kills it when it has changed the tenant and made users. */
const killInMidRun = async (run: RunningCommand) => {
  await run.untilSays('✔ 1/');
  process.kill(run.pid, 'SIGKILL');
  await run.ended;
};

test('a managed run leaves a tenant as it was', async ({ begun: { logto, run } }) => {
  const before = await logto.exported();
  await using running = await run();
  expect((await running.ended).exitCode).toBe(0);
  expect(await logto.exported()).toEqual(before);
  expect(await logto.journals()).toEqual([]);
});

test('Ctrl-C puts a tenant back before the run ends, and says so', async ({ begun: { logto, run } }) => {
  const before = await logto.exported();
  await using running = await run();
  await running.untilSays('✔ 1/');
  running.interrupt();
  expect((await running.ended).exitCode).toBe(2);
  expect((await running.ended).stderr).toMatch(/✔ Put http:\S+ back as it was/);
  expect(await logto.exported()).toEqual(before);
});

test('after kill -9 the next run puts back first what was left, and says so', async ({ begun: { logto, run } }) => {
  const before = await logto.exported();
  await using killed = await run();
  await killInMidRun(killed);
  expect(await logto.exported()).not.toEqual(before);
  await using next = await run();
  expect((await next.ended).exitCode).toBe(0);
  expect((await next.ended).stderr).toMatch(/✔ Put back what a run of \S+ left at http/);
  expect(await logto.exported()).toEqual(before);
});

test('after kill -9 a command puts back what was left', async ({ begun: { logto, run, restore } }) => {
  const before = await logto.exported();
  await using killed = await run();
  await killInMidRun(killed);
  expect(await restore()).toEqual([0, `${logto.standIn.endpoint} is as it was before`]);
  expect(await logto.exported()).toEqual(before);
  expect((await restore())[1]).toMatch(/^No run left anything to put back at/);
});

/** Long enough to put back that two processes that start together are both at it. */
const makeUsers = (logto: SomebodysLogto) =>
  logto.killAfter(async ({ management }) => {
    await work(management);
    for (let index = 0; index < 200; index += 1) {
      await createUser(management, { primaryPhone: `8613000000${100 + index}` });
    }
  });

test('two commands at once put back what a killed run left, one of them', async ({ begun: { logto, restore } }) => {
  const before = await logto.exported();
  await makeUsers(logto);
  const ended = await Promise.all([restore(), restore()]);
  expect(ended.map(([exitCode]) => exitCode)).toEqual([0, 0]);
  expect(ended.map(([, stdout]) => stdout).toSorted()).toEqual([
    expect.stringMatching(/^No run left anything to put back at/),
    `${logto.standIn.endpoint} is as it was before`,
  ]);
  expect(await logto.exported()).toEqual(before);
});

test('of two runs that start at once after kill -9, one runs', async ({ begun: { logto, run } }) => {
  const before = await logto.exported();
  await makeUsers(logto);
  await using one = await run();
  await using other = await run();
  const ended = await Promise.all([one.ended, other.ended]);
  const rejected = ended.find(({ exitCode }) => exitCode !== 0);
  expect(ended.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 2]);
  expect(rejected?.stderr).toMatch(/another run has set up http\S+ for itself .* Wait for its end/);
  expect(await logto.exported()).toEqual(before);
  expect(await logto.journals()).toEqual([]);
});
