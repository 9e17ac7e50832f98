import { execa } from 'execa';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';

/** What the machine has of one thing. */
export interface Finding {
  readonly what: string;
  /** `lacks`: something else will do, or only a part of the checks needs it. `fails`: nothing runs, or not as asked. */
  readonly state: 'has' | 'lacks' | 'fails';
  /** What was found, or what is wrong. */
  readonly found: string;
  /** What it is for, or how to get it. */
  readonly note: string;
}

/** First line that a command says of itself, or null where it is not there or does not answer. */
export const askCommand = async (command: string, ...args: string[]): Promise<string | null> => {
  const { failed, stdout } = await execa(command, args, { reject: false, stdin: 'ignore', timeout: 10_000 });
  return failed ? null : (stdout.trim().split('\n')[0] ?? '');
};

/** The failure of something that was asked for: what is wrong, and what to do about it. */
export const failure = (what: string, error: unknown, remedy = ''): Finding => {
  const [message = ''] = describeError(error).split('\n');
  const found = error instanceof HarnessError ? message.replace(`. ${error.remedy}`, '') : message;
  return { what, state: 'fails', found, note: error instanceof HarnessError ? error.remedy : remedy };
};
