import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { readRun } from '../../load/run/run-file.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';
import { runCommand } from '../testing/command.ts';

const load = (words: readonly string[], env?: Readonly<Record<string, string>>) => runCommand('load', words, env);

test('without a scenario the scenarios are listed with their questions', async () => {
  const { exitCode, stdout } = await load([]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ {2}breakpoint +At which rate does it break\?$/m);
});

/** What is refused before anything is started, with a part of the one line that says why. */
const refused: ReadonlyArray<readonly [string, string]> = [
  ['nothing', 'Allowed choices are otp-send, '],
  ['sign-in --rate none', 'It has to be a number above 0'],
  ['sign-in --duration soon', 'It is written as 90s, 2m or 1h30m'],
  ['sign-in --rate 20 --duration 10m --numbers 100', '20 arrivals a second need 1200 numbers'],
  ['sign-in --duration 25h', 'longer than a day'],
  ['sign-in --of otp-send', '--of is for spike'],
  ['mixed --weights package.json', 'package.json has no shares for mixed'],
  ['sign-in --baseline load', 'contains no load run'],
  ['sign-in --segment 0:1/2', '--segment and --segment-sequence belong together'],
  ['sign-in --generator ../x', '--generator ../x is not a valid name'],
  ['sign-in --k6-out influxdb=http://localhost', '--k6-out influxdb is not an output that can be used here'],
  ['sign-in --k6-out opentelemetry=http://otlp.test:4318', 'otlp.test is not on the allow-list'],
  ['sign-in --archive x.tar --target native', 'an archive runs after this command has ended'],
  ['sign-in --archive x.tar --target external', 'sign-in starts at an application'],
  ['sign-in --target native --fault any-code-accepted', 'a fault needs the stand-in'],
];

for (const [args, problem] of refused) {
  test(`"${args}" is refused in one line`, async () => {
    const { exitCode, stderr } = await load(args.split(' '));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr.split('\n')).toHaveLength(1);
  });
}

test('an outage without a database to pause is refused in one line', async () => {
  const { exitCode, stderr } = await load(['outage', '--target', 'embedded', '--profile', 'smoke']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/outage pauses a PostgreSQL of the run, and there is none\. Use --target native .*$/);
});

test('a named k6 that is none is refused with a way to get one', async () => {
  const { exitCode, stderr } = await load(['sign-in'], { K6: '/bin/false' });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('K6 names /bin/false, which is not a k6 that runs. Install k6 2 ');
  expect(stderr.split('\n')).toHaveLength(1);
});

test('a host that is not local gets no load unless it is named', async () => {
  await using provider = await startFakeProvider();
  const { exitCode, stderr } = await load(['sign-in', '--target', 'external'], {
    ...{ LOGTO_ENDPOINT: 'https://logto.example', LOGTO_M2M_APP_ID: 'x', LOGTO_M2M_APP_SECRET: 'x' },
    SMS_INBOX_URL: provider.controlUrl,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('logto.example is not on the allow-list. If it is a test installation, add --allow-host');
});

test('Ctrl-C keeps what there is and marks it partial', async () => {
  test.setTimeout(120_000);
  await using results = await temporaryFolder('load');
  const running = load(['otp-send', '--target', 'embedded', '--duration', '10m', '--out', results.path]);
  const history = join(results.path, 'history-k6.ndjson');
  const begun = () =>
    stat(history).then(
      ({ size }) => size > 1000,
      () => false,
    );
  await expect.poll(begun, { timeout: 90_000 }).toBe(true);
  running.kill('SIGINT');
  const { exitCode, stderr } = await running;
  expect(exitCode).toBe(2);
  expect(stderr).toContain('interrupted. ');
  expect(await readRun(results.path)).toMatchObject({ partial: true, outcome: 'undecided', scenario: 'otp-send' });
  expect(await readFile(history, 'utf8')).toContain('asked');
});
