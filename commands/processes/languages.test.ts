import { expect, test } from '@playwright/test';
import { startOwnersLogto } from '../../fixtures/preflight/testing.ts';
import { Administrator } from '../../mocks/logto/testing/administrator.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 1_200_000 });

test('the four flows conform in a tenant that fixes its language to Chinese', async () => {
  await using logto = await startOwnersLogto();
  const administrator = await Administrator.of(logto.standIn);
  await administrator.setSignInExperience({ languageInfo: { autoDetect: false, fallbackLanguage: 'zh-CN' } });
  await using run = await runStart(['--target', 'external', '--tenant', 'managed'], logto.environment);
  expect((await run.ended).exitCode).toBe(0);
  expect((await run.verdict()).totals.pass).toBe(13);
});

test('the four flows conform in a Chinese browser on a phone', async () => {
  await using run = await runStart([
    '--locale',
    'zh-CN',
    '--device',
    'Pixel 7',
    '--flow',
    'sign-out',
    '--check',
    'OUT-01',
  ]);
  expect((await run.ended).exitCode).toBe(0);
});
