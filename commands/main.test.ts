import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';

test('a command whose output is no longer read keeps its exit code', async () => {
  const command = ['--import', './commands/runtime.mjs', 'commands/load.ts'];
  const run = execa(process.execPath, command, { cwd: join(import.meta.dirname, '..'), reject: false });
  run.stdout.destroy();
  expect(await run).toMatchObject({ exitCode: 0, stderr: '' });
});
