import { exitCodes } from '../contracts/record/verdict.ts';

import { typedPath } from '../fixtures/config/typed-path.ts';

import { readRegister } from '../suites/deviations/read-register.ts';
import { registerFile } from '../suites/deviations/register.ts';
import { type OpenRegister, openRegister } from '../suites/deviations/write-register.ts';
import { defineCommand } from './define-command.ts';
import { confirm } from './deviations/confirm.ts';
import { draft } from './deviations/draft.ts';
import { listOf } from './deviations/list.ts';

interface Flags {
  /** A register of a team's own. */
  readonly deviations?: string;
}

const fileOf = ({ deviations }: Flags): string => (deviations === undefined ? registerFile : typedPath(deviations));

const open = (flags: Flags, mayBeNew = false): OpenRegister =>
  flags.deviations === undefined
    ? openRegister(registerFile)
    : openRegister(fileOf(flags), { onTopOf: readRegister(registerFile), mayBeNew });

const list = async (flags: Flags): Promise<string> => {
  const entries = [
    ...openRegister(registerFile).entries,
    ...(flags.deviations === undefined ? [] : open(flags).entries),
  ];
  const today = new Date().toISOString().slice(0, 10);
  const colour = process.stdout.hasColors?.() ?? false;
  return listOf(entries, { today, colour, width: process.stdout.columns || 120 });
};

const words = process.argv.slice(2);
const [first = '--'] = words;
const isFlag = first.startsWith('-') && first !== '--help' && first !== '-h';

await defineCommand(
  'npm run deviations --',
  (command, act) => {
    command.description('The register of known deviations. Without a word: list');
    const print = async (text: Promise<string>): Promise<number> => {
      process.stdout.write(`${await text}\n`);
      return exitCodes.pass;
    };
    const word = (text: string, description: string) =>
      command
        .command(text)
        .description(description)
        .option('--deviations <file>', 'your own register, in addition to that of the harness');
    const runArgument = ['<run>', 'verdict.json of a run on a Logto, or its folder'] as const;
    word('list', 'all entries by expiry').action(act((_signal, flags: Flags) => print(list(flags))));
    word('confirm', 'widen the entries that were carried to the version of a run by what the run showed')
      .argument(...runArgument)
      .action(act((_signal, path: string, flags: Flags) => print(confirm(path, open(flags)))));
    word('draft', 'write entries for the failures of a run; reason and owner are left to you')
      .argument(...runArgument)
      .action(
        act((_signal, path: string, flags: Flags) => print(draft(path, open(flags, true), { file: fileOf(flags) }))),
      );
    return command;
  },
  isFlag ? ['list', ...words] : words,
);
