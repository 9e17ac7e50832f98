import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { tenantConfigurations } from '../../fixtures/stack/tenant-configurations.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { enteredTwice } from '../../suites/explore/testing/entered-twice.ts';
import { type Meddling, startGateway } from '../../suites/explore/testing/gateway.ts';
import { runCommand } from '../testing/command.ts';
import { startLastingLogto } from '../testing/lasting-logto.ts';

const tab = { browser: 0, client: 0 };

const replay = async (text: string, ...words: string[]) => {
  await using folder = await temporaryFolder('explore');
  const file = join(folder.path, 'kept.json');
  await writeFile(file, text);
  return await runCommand('explore', ['--target', 'embedded', '--replay', file, ...words]);
};

test('a flag that a replay does not read is one line and exit code 2', async () => {
  const { exitCode, stderr } = await replay(JSON.stringify(enteredTwice), '--seed', '7');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^✖ option '--replay <file>' cannot be used with option '--seed <number>' See --help.$/);
});

test('a file that is damaged is one line and exit code 2', async () => {
  const { exitCode, stderr } = await replay('{"schemaVersion": 1');
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('kept.json is not valid JSON')]);
});

test('a file that names a change which there is not is one line and exit code 2', async () => {
  const [verify] = enteredTwice.steps.slice(-1);
  const changed = { ...verify, code: { of: 0, change: 'upside-down' } };
  const { exitCode, stderr } = await replay(
    JSON.stringify({ ...enteredTwice, steps: [...enteredTwice.steps, changed] }),
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('the sequence names what there is not: a code is not changed by "upside-down"');
});

test('a kept sequence occurs again where the fault is, and is a failure', async () => {
  const { exitCode, stdout } = await replay(JSON.stringify(enteredTwice), '--fault', 'code-accepted-again');
  expect(stdout).toContain('It occurred again');
  expect(exitCode).toBe(1);
});

test('a kept sequence that no longer occurs is a pass', async () => {
  const { exitCode, stdout } = await replay(JSON.stringify(enteredTwice));
  expect(stdout).toContain('It did not occur');
  expect(exitCode).toBe(0);
});

test('a kept sequence whose step cannot be taken is undecided', async () => {
  const steps = [{ do: 'submit', tab }];
  const { exitCode, stdout } = await replay(JSON.stringify({ ...enteredTwice, steps }));
  expect(stdout).toContain('Undecided: step 1 could not be taken');
  expect(exitCode).toBe(2);
});

test('a file of another version is one line and exit code 2', async () => {
  const { exitCode, stderr } = await replay(JSON.stringify({ ...enteredTwice, schemaVersion: 7 }));
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('has the form 7, and this harness reads form 1')]);
});

test('another violation than the one that was kept is told, and is none that occurred again', async () => {
  const kept = { ...enteredTwice, key: 'OTP-04 accepted together' };
  const { exitCode, stdout } = await replay(JSON.stringify(kept), '--fault', 'code-accepted-again');
  expect(stdout).toContain(
    'It did not occur\nSomething else must not have happened, step 5: OTP-04: verifyCode must not',
  );
  expect(exitCode).toBe(0);
});

test('a sequence found under other limits is undecided if it does not occur again', async () => {
  const kept = JSON.stringify({ ...enteredTwice, policy: { maxSends: 3 } });
  const spared = await replay(kept);
  expect(spared.stdout).toContain(
    'Undecided: the tenant has other limits than where it was found (maxSends is 10, not 3)',
  );
  expect(spared.exitCode).toBe(2);
  const { exitCode, stdout } = await replay(kept, '--fault', 'code-accepted-again');
  expect(stdout).toContain('It occurred again, under other limits than where it was found (maxSends is 10, not 3)');
  expect(exitCode).toBe(1);
});

/** Replays on a Logto that somebody runs, behind a gateway that meddles from the first code on that is entered. */
const replayBehind = async (meddling: Meddling) => {
  await using folder = await temporaryFolder('explore');
  await using logto = await startLastingLogto(undefined);
  await logto.owner.call('PATCH', '/sign-in-exp', z.unknown(), tenantConfigurations['password-and-code']);
  let begun = false;
  const meddle = (path: string) => {
    begun ||= path.includes('/verification-code/verify');
    return begun ? meddling : undefined;
  };
  await using gateway = await startGateway(logto.environment.LOGTO_ENDPOINT, meddle);
  const file = join(folder.path, 'kept.json');
  await writeFile(file, JSON.stringify(enteredTwice));
  return await runCommand('explore', ['--target', 'external', '--tenant', 'as-is', '--replay', file], {
    ...{ ...logto.environment, LOGTO_ENDPOINT: gateway.endpoint },
    HARNESS_JOURNALS: join(folder.path, 'journals'),
  });
};

for (const [what, meddling, told] of [
  ['is behind a proxy that answers itself', { status: 429 }, 'step 4 could not be judged: '],
  ['does not answer', { hangUp: true }, 'the target did not answer step 4 (socket hang up). See whether it runs'],
] as const) {
  test(`a replay whose target ${what} is undecided in one line`, async () => {
    const { exitCode, stdout, stderr } = await replayBehind(meddling);
    expect(`${stdout}${stderr}`).toContain(told);
    expect(stderr).not.toMatch(/^ +at |unforeseen/m);
    expect(exitCode).toBe(2);
  });
}
