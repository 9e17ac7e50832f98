import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';

import { HarnessError } from '../fixtures/tools/errors.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whatever is being written, by whomever: a full disk is always the same to a person. */
const foreseen = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    ? new HarnessError(
        `the disk is full (${error.message})`,
        'Free some of it, or name other folders: --out and TMPDIR',
      )
    : error;

/** One line for a failure that was foreseen; the stack as well for one that was not. */
const report = (thrown: unknown): void => {
  const error = foreseen(thrown);
  const text =
    error instanceof HarnessError
      ? error.message
      : `unforeseen: ${error instanceof Error ? error.stack : String(error)}`;
  process.stderr.write(`${styleText('red', '✖', { stream: process.stderr })} ${text}\n`);
};

/** A reader that has enough, such as `head`, is no failure, and what was started has to be stopped all the same. */
const ignoreClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }
};

/** Makes of what a command does an action for commander: its exit code is kept, and `signal` aborts on Ctrl-C. */
export type Act = <Args extends readonly unknown[]>(
  run: (signal: AbortSignal, ...args: Args) => Promise<number>,
) => (...args: Args) => Promise<void>;

/**
 * Defines a command of the harness and runs it to its exit code. Wrong flags are told in one line and end with 2. On
 * Ctrl-C the signal given to its action aborts and it is waited for, so that it can stop what it started; a second
 * Ctrl-C does not wait.
 *
 * @param name as a person types it
 * @param define adds flags, words and actions
 * @param words what was typed; without a word, some commands take one for granted
 */
export const defineCommand = async (
  name: string,
  define: (command: Command, act: Act) => Command,
  words: readonly string[] = process.argv.slice(2),
): Promise<void> => {
  ignoreClosedPipes();
  const abort = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      if (abort.signal.aborted) {
        process.exit(exitCodes.undecided);
      }
      process.stderr.write('\nStopping what was started. Once more to leave at once.\n');
      abort.abort(new HarnessError('interrupted', 'No earlier report was touched'));
    });
  }
  const command = new Command(name).exitOverride().configureOutput({
    outputError: (text, write) =>
      write(
        `✖ ${text
          .replace(/^error: /, '')
          .trim()
          .replaceAll('\n', ' ')} See --help.\n`,
      ),
  });
  const act: Act =
    (run) =>
    async (...args) => {
      process.exitCode = await run(abort.signal, ...args);
    };
  try {
    await define(command, act).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.pass : exitCodes.undecided;
    } else {
      report(abort.signal.aborted ? abort.signal.reason : error);
      process.exitCode = exitCodes.undecided;
    }
  }
};
