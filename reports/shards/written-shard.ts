import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { keyOf, plannedSchema, type Run } from '../../contracts/record/ledger.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { readJson } from '../record/read-record.ts';
import { someEnvironment } from '../testing/inline-run.ts';
import { type WrittenCheck, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { readShards } from './read.ts';
import type { ShardFile } from './shard-file.ts';

interface More {
  readonly environment?: Partial<RunEnvironment>;
  readonly selection?: Selection;
  readonly file?: Partial<ShardFile>;
  /** Null for a shard that was cut short. */
  readonly run?: Partial<Run> | null;
}

/** Titles of all checks that `writeShard` splits. */
const titles = ['a code', 'a password', 'a phone', 'a name'];

/** Writes what the first or the second of two shards of four checks leaves, without running anything. */
export const writeShard = async (
  index: 1 | 2,
  outcomes: readonly [WrittenCheck['outcome'], WrittenCheck['outcome']] = [{}, {}],
  { environment, selection = { whole: false, requirements: null }, file, run = {} }: More = {},
) => {
  const from = 2 * index - 2;
  const { folder, ...written } = await writeRun(
    titles.map((title, at) => ({ title, outcome: outcomes[at - from] ?? null })),
    run,
  );
  const all = (await readJson(join(folder, fileNames.planned), plannedSchema))?.checks ?? [];
  const checks = all.slice(from, from + 2);
  const shardFile: ShardFile = { schemaVersion: 1, index, count: 2, selection, all: all.map(keyOf), checks, ...file };
  await writeCatalogue(folder, { selection: { whole: false, requirements: null } });
  await writeFile(join(folder, fileNames.shard), JSON.stringify(shardFile));
  await writeFile(join(folder, fileNames.environment), JSON.stringify({ ...someEnvironment, ...environment }));
  const [shard] = await readShards([folder]);
  if (!shard) {
    throw new Error('the shard was not written');
  }
  return { folder, shard, [Symbol.asyncDispose]: () => written[Symbol.asyncDispose]() };
};
