import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { z } from 'zod';
import { repository } from '../../fixtures/tools/repository.ts';
import { runCommand } from '../testing/command.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')));

/** Files of the commands that take flags, by the names of their scripts. */
const commands = Object.entries(scripts).flatMap(([script, line]) => {
  const [, name] = /commands\/([\w-]+)\.ts$/.exec(line) ?? [];
  return name === undefined || script.startsWith('fix') ? [] : [[script, name] as const];
});

for (const [script, name] of commands) {
  test(`npm run ${script} refuses an unknown flag in one line, with exit code 2`, async () => {
    const { exitCode, stdout, stderr } = await runCommand(name, ['--bogus']);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "✖ unknown option '--bogus' See --help.",
    });
  });
}

test('a command suggests the word that was meant, in the same line', async () => {
  const { stderr } = await runCommand('stack', ['uo']);
  expect(stderr).toBe("✖ unknown command 'uo' (Did you mean up?) See --help.");
});

test('a command whose output is no longer read keeps its exit code', async () => {
  const command = ['--import', './commands/runtime.mjs', 'commands/load.ts'];
  const run = execa(process.execPath, command, { cwd: repository, reject: false });
  run.stdout.destroy();
  expect(await run).toMatchObject({ exitCode: 0, stderr: '' });
});
