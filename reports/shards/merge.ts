import { constants, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Planned, Run } from '../../contracts/record/ledger.ts';
import { type MergedShard, shardName } from '../../contracts/record/shards.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { knownOfShards } from './known.ts';
import type { Shard } from './read.ts';

/** From the first start to the last end. Where shards ran one after the other that is what it took in all. */
const wallClock = (shards: readonly Shard[]): number => {
  const spans = shards.flatMap(({ startedAt, run }) =>
    startedAt === undefined ? [] : [{ from: startedAt, to: startedAt + (run?.durationMs ?? 0) }],
  );
  return spans.length === 0 ? 0 : Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
};

const statuses: ReadonlyArray<Run['status']> = ['interrupted', 'timedout', 'failed', 'passed'];

const mergedRun = (shards: readonly Shard[]): Run => {
  const seen = shards.map(({ run }) => run?.status ?? 'interrupted');
  return {
    status: statuses.find((status) => seen.includes(status)) ?? 'interrupted',
    durationMs: wallClock(shards),
    errors: shards.flatMap(({ file, run }) => (run?.errors ?? []).map((error) => `shard ${shardName(file)}: ${error}`)),
  };
};

const remembered = ({ id, file, environment, startedAt, run }: Shard): MergedShard => ({
  ...{ index: file.index, count: file.count, id, command: environment.command },
  startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
  ...{ durationMs: run?.durationMs ?? 0, checks: file.checks.length },
});

const joined = (values: readonly string[]): string => [...new Set(values)].join(' and ');

/** Of the machines that the shards ran on; where they differ, each is named. */
const mergedEnvironment = (shards: readonly [Shard, ...Shard[]], command: string): RunEnvironment => {
  const of = (pick: (versions: RunEnvironment['versions']) => string) =>
    joined(shards.map(({ environment }) => pick(environment.versions)));
  const { environment } = shards[0];
  return {
    ...environment,
    command,
    gitDirty: shards.some((shard) => shard.environment.gitDirty) || environment.gitDirty,
    versions: {
      ...environment.versions,
      node: of(({ node }) => node),
      browser: of(({ browser }) => browser),
    },
  };
};

const copyResults = async (from: string, to: string): Promise<void> => {
  const names = await readdir(from).catch(() => []);
  await Promise.all(
    names.map((name) =>
      copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE),
    ),
  );
};

/**
 * Writes what shards that fit left into the folder of one run, as if it had run all of their checks. What each had to
 * run comes from its own list, not from what Playwright planned: a check that never came up is still missed.
 *
 * @param folder a new one
 * @param command as typed
 * @returns what the verdict has to know beside the files
 */
export const writeMerged = async (folder: string, shards: readonly [Shard, ...Shard[]], command: string) => {
  const results = join(folder, fileNames.results);
  await mkdir(results, { recursive: true });
  const starts = shards.flatMap(({ startedAt }) => startedAt ?? []);
  const planned: Planned = {
    startedAt: starts.length === 0 ? 0 : Math.min(...starts),
    checks: shards.flatMap(({ file }) => file.checks),
  };
  const environment = mergedEnvironment(shards, command);
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  await Promise.all([
    write(fileNames.planned, planned),
    write(fileNames.run, mergedRun(shards)),
    write(fileNames.selection, shards[0].file.selection),
    write(fileNames.environment, environment),
    write(fileNames.shards, shards.map(remembered)),
    writeFile(
      join(folder, fileNames.outcomes),
      shards.flatMap(({ outcomes }) => outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`)).join(''),
    ),
    ...[fileNames.catalogue, fileNames.deviations].map((name) =>
      copyFile(join(shards[0].folder, name), join(folder, name)),
    ),
    ...(shards[0].proof ? [write(fileNames.proof, shards[0].proof)] : []),
    ...shards.map((shard) => copyResults(join(shard.folder, fileNames.results), results)),
  ]);
  return {
    environment,
    known: await knownOfShards(shards),
    troubles: shards.flatMap(({ file, troubles }) => troubles.map((trouble) => `shard ${shardName(file)}: ${trouble}`)),
  };
};
