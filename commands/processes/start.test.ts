import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startOwnersLogto } from '../../fixtures/preflight/testing.ts';
import { listening } from '../../fixtures/tools/listening.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';
import { runStart } from '../testing/run-command.ts';
import { makeSmallDisk } from '../testing/small-disk.ts';

test.describe.configure({ timeout: 1_200_000 });

test('the four flows pass on the stand-in, of which nothing follows for Logto, and leave a report and a verdict', async () => {
  await using run = await runStart([]);
  const { exitCode, stdout } = await run.ended;
  const verdict = await run.verdict();
  expect(await run.notPassed()).toEqual([]);
  expect({ exitCode, verdict: verdict.verdict, isStandIn: verdict.target.isStandIn }).toEqual({
    exitCode: 0,
    verdict: 'stand-in',
    isStandIn: true,
  });
  expect(verdict.totals.pass).toBe(verdict.checks.length);
  expect(await readFile(join(run.outFolder, 'latest/report/index.html'), 'utf8')).toContain('<html');
  expect(stdout).toContain('npm run report -- open');
});

const refusals = [
  { name: 'an unknown flag', flags: ['--no-such-flag'], says: "unknown option '--no-such-flag'" },
  { name: 'an unknown target', flags: ['--target', 'cloud'], says: "'cloud' is invalid" },
  { name: 'an unknown flow', flags: ['--flow', 'sign-on'], says: "'sign-on' is invalid" },
  { name: 'an unknown requirement', flags: ['--check', 'OTP-99'], says: 'no requirement OTP-99. There are OTP-01 to' },
  {
    name: 'an empty selection',
    flags: ['--check', 'OTP-04', '--level', 'may'],
    says: 'no check is selected by --check OTP-04 --level may',
  },
  { name: 'an unknown device', flags: ['--device', 'pixel7'], says: 'Did you mean "Pixel 7"' },
  { name: 'what is no language', flags: ['--locale', 'zh_CN'], says: 'Did you mean zh-CN' },
  {
    name: 'a list for what is no language',
    flags: ['--locale', 'xx-notreal', '--list'],
    says: '"xx-notreal" is not a language tag',
  },
  {
    name: 'an address without its scheme',
    flags: ['--target', 'external', '--app', 'localhost:3000'],
    says: '--app: localhost:3000 has no scheme; write http://localhost:3000',
  },
  { name: 'an unknown fault', flags: ['--fault', 'no-such-fault'], says: 'the stand-in has no fault no-such-fault' },
  {
    name: 'a fault for a real Logto',
    flags: ['--fault', 'x', '--target', 'external'],
    says: 'a fault needs the stand-in',
  },
  { name: 'an unknown severity', flags: ['--gate', 'urgent'], says: "'urgent' is invalid" },
  { name: 'a baseline that is none', flags: ['--baseline', 'docs'], says: 'docs contains no verdict' },
  { name: 'a register that is none', flags: ['--deviations', 'package.json'], says: 'package.json, schemaVersion: ' },
  { name: 'the stand-in where only a Logto will do', flags: ['--real'], says: '--real refuses the stand-in' },
  { name: 'a native target without a Logto', flags: ['--target', 'native'], says: 'LOGTO_HOME is not set' },
  {
    name: 'a LOGTO_HOME that holds no Logto',
    flags: ['--target', 'native'],
    environment: { LOGTO_HOME: import.meta.dirname },
    says: 'LOGTO_HOME holds no Logto',
  },
  {
    name: 'an external target without an inbox',
    flags: ['--target', 'external'],
    environment: { SMS_INBOX_URL: 'http://localhost:9' },
    says: 'no inbox answers at http://localhost:9',
  },
  {
    name: 'a host beyond loopback',
    flags: ['--target', 'external'],
    environment: { SMS_INBOX_URL: 'https://sms.example.com' },
    says: 'sms.example.com is not on the allow-list',
  },
  {
    name: 'a browser that does not run',
    flags: [],
    environment: { BROWSER_PATH: '/dev/null' },
    says: 'BROWSER_PATH names no browser that runs',
  },
];

for (const { name, flags, environment, says } of refusals) {
  test(`${name} is refused in one line, with exit code 2 and nothing left`, async () => {
    await using run = await runStart(flags, environment);
    const { exitCode, stderr } = await run.ended;
    expect(exitCode).toBe(2);
    expect(
      stderr
        .split('\n')
        .filter((line) => line.includes('✖'))
        .at(-1),
    ).toContain(says);
    expect(stderr).not.toContain('    at ');
    expect(await run.leftovers()).toEqual([]);
  });
}

test('a port that is taken is named, with exit code 2', async () => {
  await using taken = await listening(createServer());
  const { port } = taken;
  await using run = await runStart(['--app-port', `${port}`]);
  expect((await run.ended).stderr).toContain(`port ${port} for the primary application is taken`);
  expect((await run.ended).exitCode).toBe(2);
  expect(await run.leftovers()).toEqual([]);
});

test('a disk that is full is told in one line, with exit code 2, and the run leaves no folder', async () => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'a small disk is mounted, by root');
  await using disk = await makeSmallDisk();
  await using run = await runStart(['--check', 'OUT-01', '--out', disk.path]);
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr).toContain('the disk is full');
  expect(stderr).not.toContain('    at ');
  expect([...(await readdir(disk.path)), ...(await run.leftovers())]).toEqual([]);
});

test('an external target that nothing answers for is named, with exit code 2', async () => {
  await using provider = await startFakeProvider();
  await using run = await runStart(['--target', 'external'], {
    SMS_INBOX_URL: provider.controlUrl,
    LOGTO_ENDPOINT: 'http://localhost:9',
    LOGTO_M2M_APP_ID: 'app',
    LOGTO_M2M_APP_SECRET: 'secret',
  });
  expect((await run.ended).stderr).toContain('nothing answers at http://localhost:9');
  expect((await run.ended).exitCode).toBe(2);
});

test('a Logto that runs already is an external target, with the fake that its owner runs beside it', async () => {
  await using logto = await startOwnersLogto();
  const flags = ['--target', 'external', '--tenant', 'managed', '--flow', 'sign-in'];
  await using run = await runStart(flags, { ...logto.environment, LOGTO_VERSION: '' });
  expect((await run.ended).exitCode).toBe(0);
});

for (const { name, otherwise, says } of [
  {
    name: 'an issuer that differs',
    otherwise: 'LOGTO_ENDPOINT',
    says: /the Logto at \S+ calls itself http:\/\/localhost/,
  },
  { name: 'a forgotten admin endpoint', otherwise: 'LOGTO_ADMIN_ENDPOINT', says: /LOGTO_ADMIN_ENDPOINT is not set/ },
]) {
  test(`${name} is named before the first check, with exit code 2 and nothing left`, async () => {
    await using logto = await startOwnersLogto();
    const values: Record<string, string> = { LOGTO_ENDPOINT: logto.standIn.endpoint.replace('localhost', '127.0.0.1') };
    const environment = { ...logto.environment, [otherwise]: values[otherwise] ?? '' };
    await using run = await runStart(['--target', 'external', '--check', 'OUT-01'], environment);
    const { exitCode, stderr } = await run.ended;
    expect(stderr).toMatch(says);
    expect([exitCode, await run.leftovers()]).toEqual([2, []]);
  });
}

test('a part of the stack that dies leaves the run undecided, and says which', async () => {
  test.skip(process.platform !== 'linux', 'processes are found in /proc');
  await using run = await runStart([]);
  await run.untilSays('✔ 1/');
  await run.killProcess('next-server');
  expect((await run.ended).exitCode).toBe(2);
  expect((await run.ended).stdout).toContain('the sample app ended');
  expect(await run.leftovers()).toEqual([]);
});

test('two concurrent runs do not affect each other', async () => {
  await using first = await runStart([]);
  await using second = await runStart([]);
  expect([await first.complaint(), await second.complaint()]).toEqual(['', '']);
});

for (const moment of ['Start the stand-in', 'Provision', '✔ 1/']) {
  test(`Ctrl-C at "${moment}" stops everything, with exit code 2 and nothing left`, async () => {
    test.skip(process.platform !== 'linux', 'what is left is read from /proc');
    await using run = await runStart([]);
    await run.untilSays(moment);
    run.interrupt();
    expect((await run.ended).exitCode).toBe(2);
    expect((await run.ended).stderr).toContain('interrupted');
    expect(await run.leftovers()).toEqual([]);
  });
}
