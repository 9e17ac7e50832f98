import { Command } from 'commander';

/** A command whose wrong flags are told in one line, and end it with exit code 2: see `main.ts`. */
export const oneLineCommand = (name: string): Command =>
  new Command(name)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`✖ ${text.replace(/^error: /, '').trim()} See --help.\n`) });
