import { join } from 'node:path';
import { execa } from 'execa';

/** Starts a command of the harness as npm does, typed in the folder of the harness. */
export const runCommand = (
  /** Name of its file. */
  name: string,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) =>
  execa(process.execPath, ['--import', './commands/runtime.mjs', `commands/${name}.ts`, ...words], {
    cwd: join(import.meta.dirname, '../..'),
    env: { INIT_CWD: '', ...env },
    stdin: 'ignore',
    reject: false,
  });
