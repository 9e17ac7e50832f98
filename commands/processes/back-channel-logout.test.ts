import { expect, test } from '@playwright/test';
import { startOwnersLogto } from '../../fixtures/preflight/testing.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 300_000 });

const flags = ['--target', 'external', '--tenant', 'managed', '--check', 'OUT-12.1'];

test('a Logto somewhere else that sends logout tokens conforms', async () => {
  await using logto = await startOwnersLogto();
  await using run = await runStart(flags, logto.environment);
  expect((await run.ended).exitCode).toBe(0);
  expect((await run.verdict()).checks).toMatchObject([{ id: 'OUT-12.1', verdict: 'pass' }]);
});

test('a Logto somewhere else that reaches the run and sends no logout token does not conform', async () => {
  await using logto = await startOwnersLogto(['nobody-told-of-sign-out']);
  await using run = await runStart(flags, logto.environment);
  expect((await run.ended).exitCode).toBe(1);
  const reason = expect.stringContaining('no logout token came within 5 s');
  expect((await run.verdict()).checks).toMatchObject([{ id: 'OUT-12.1', verdict: 'fail', reason }]);
});
