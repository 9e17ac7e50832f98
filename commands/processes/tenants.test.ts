import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { loadConfig } from '../../fixtures/config/config.ts';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';
import { startLastingLogto } from '../testing/lasting-logto.ts';
import { runStart } from '../testing/run-command.ts';
import { somebodysTenants } from '../testing/tenants.ts';

const withLimits = {
  ...tenantConfigurations['password-and-code'],
  sentinelPolicy: { maxAttempts: 17, lockoutDuration: 3 },
};

test.describe.configure({ timeout: 600_000 });

/**
 * With LOGTO_HOME all of these run on a real Logto, which takes ten minutes. Say `--workers 1` then: two that start from
 * one folder at once are in each other's way there. The folder has the connectors for Tencent, SMTP and GitHub.
 */
const { logtoHome } = loadConfig({});

for (const { name, experience, applies, reason } of somebodysTenants.filter((each) => logtoHome || each.onStandIn)) {
  test(`a tenant as it is: ${name}`, async () => {
    await using logto = await startLastingLogto(logtoHome);
    await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), experience);
    const before = await logto.exported();
    await using run = await runStart(['--target', 'external'], logto.environment);
    const verdict = await run.verdict();
    expect(verdict.totals).toMatchObject({ pass: applies, fail: 0, 'not-applicable': 13 - applies });
    expect(JSON.stringify(verdict)).toContain(reason ?? '');
    expect(JSON.stringify(verdict)).not.toContain('secretOfTheirs');
    expect(await logto.exported()).toEqual(before);
  });
}

test('a callback with another state is checked with a code in a tenant without passwords', async () => {
  await using logto = await startLastingLogto(logtoHome);
  const { experience } = somebodysTenants.find(({ name }) => name.startsWith('a code alone')) ?? {};
  await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), experience);
  await using run = await runStart(['--target', 'external', '--check', 'RP-02'], logto.environment);
  const verdict = await run.verdict();
  const check = verdict.checks.find(
    ({ title }) => title === 'the application rejects a callback from Logto with another state',
  );
  expect(check).toMatchObject({ verdict: 'pass' });
});

for (const [what, experience, verdict, reason] of [
  ['is played on a tenant with limits of its own', withLimits, 'pass', ''],
  [
    'does not apply to a tenant whose users have no password',
    tenantConfigurations['code-only'],
    'not-applicable',
    'the tenant asks for no password at sign-up',
  ],
] as const) {
  test(`a sequence that an exploration found ${what}`, async () => {
    await using logto = await startLastingLogto(logtoHome);
    await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), experience);
    const before = await logto.exported();
    await using run = await runStart(['--target', 'external', '--check', 'HDR-04.5', 'SGN-15.3'], logto.environment);
    const { checks } = await run.verdict();
    expect(checks.map((check) => [check.id, check.verdict])).toEqual([
      ['HDR-04.5', verdict],
      ['SGN-15.3', verdict],
    ]);
    expect(JSON.stringify(checks)).toContain(reason);
    expect(await logto.exported()).toEqual(before);
  });
}

test('a check accepts the custom phrase of a tenant', async () => {
  test.skip(logtoHome === undefined, 'the pages of the stand-in show no wording of an owner');
  await using logto = await startLastingLogto(logtoHome);
  const { experience } = somebodysTenants.find(({ name }) => name.startsWith('an authenticator that people')) ?? {};
  await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), experience);
  const own = { description: { password_changed: 'Your new password is in place' } };
  await logto.owner.call('PUT', '/custom-phrases/en', z.unknown(), own);
  await using run = await runStart(['--target', 'external', '--check', 'FGT-01'], logto.environment);
  const verdict = await run.verdict();
  expect(verdict.totals).toMatchObject({ fail: 0, undecided: 0 });
  expect(verdict.totals.pass).toBeGreaterThan(0);
});

test('a tenant without an SMS connector is refused in one line, and nothing of it is changed', async () => {
  await using logto = await startLastingLogto(logtoHome);
  await logto.removeConnector();
  const before = await logto.exported();
  await using run = await runStart(['--target', 'external'], logto.environment);
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr.trim().split('\n').at(-1)).toContain('the tenant has no SMS connector');
  expect(await logto.exported()).toEqual(before);
  expect(await run.leftovers()).toEqual([]);
});

test("a connector that differs from its owner's account is refused as Tencent would", async () => {
  await using logto = await startLastingLogto(logtoHome);
  const account = {
    smsSdkAppId: '1400001234',
    signatures: ['某公司'],
    templates: [{ id: '700009', text: '验证码{1}' }],
  };
  const file = test.info().outputPath('account.json');
  await writeFile(file, JSON.stringify(account));
  await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), somebodysTenants[0]?.experience);
  await using run = await runStart(
    ['--target', 'external', '--account', file, '--check', 'OTP-07', '--fail-fast'],
    logto.environment,
  );
  // On a machine that is full the message that never comes leaves the run undecided.
  expect((await run.ended).exitCode).not.toBe(0);
  const verdict = await run.verdict();
  expect(JSON.stringify(verdict.target)).toContain('template 700001 for SignIn, which is not approved');
});
