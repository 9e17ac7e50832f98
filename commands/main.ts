import { styleText } from 'node:util';
import { CommanderError } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';
import { HarnessError } from '../fixtures/errors.ts';

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

/**
 * Runs a command to its exit code. On Ctrl-C the signal given to it aborts and it is waited for, so that it can stop
 * what it started; a second Ctrl-C does not wait.
 */
export const main = async (command: (signal: AbortSignal) => Promise<number>): Promise<void> => {
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
  try {
    process.exitCode = await command(abort.signal);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.pass : exitCodes.undecided;
    } else {
      report(abort.signal.aborted ? abort.signal.reason : error);
      process.exitCode = exitCodes.undecided;
    }
  }
};
