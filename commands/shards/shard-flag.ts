import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ShardPlace } from '../../contracts/record/shards.ts';

const parseShard = (text: string): ShardPlace => {
  const [, index, count] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError('It has to be i/n, with i from 1 to n: 1/3 is the first of three.');
  }
  return { index, count };
};

export interface ShardFlags {
  readonly shard?: ShardPlace;
  readonly balanceBy?: string;
}

export const addShardFlags = (command: Command): Command =>
  command
    .addOption(
      new Option('--shard <i/n>', 'run the i-th of n parts; "npm run report -- merge" makes one run of them')
        .argParser(parseShard)
        .conflicts('list'),
    )
    .option('--balance-by <file>', 'verdict.json of an earlier run: balance the parts by its durations');
