import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';

const repository = join(import.meta.dirname, '..');

/** Runs the command as npm does; nothing of these runs gets so far as to start a stack. */
const load = (args: readonly string[], env: Record<string, string> = {}) =>
  execa(process.execPath, ['--import', './commands/runtime.mjs', 'commands/load.ts', ...args], {
    cwd: repository,
    env,
    reject: false,
  });

test('an unknown scenario is refused with those that there are', async () => {
  const { exitCode, stderr } = await load(['nothing']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Allowed choices are smoke');
  expect(stderr.split('\n')).toHaveLength(1);
});

test('a named k6 that is none is refused with a way to get one', async () => {
  const { exitCode, stderr } = await load(['smoke'], { K6: '/bin/false' });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('K6 names /bin/false, which is not a k6 that runs. Install k6 2 ');
  expect(stderr.split('\n')).toHaveLength(1);
});
