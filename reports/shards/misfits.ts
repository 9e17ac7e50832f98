import { isDeepStrictEqual } from 'node:util';
import { shardName } from '../../contracts/record/shards.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import type { Shard } from './read.ts';

const nameOf = ({ file, folder }: Shard): string => `${shardName(file)} (${folder})`;

/** Images of our own are built on each machine, so of images only that of Logto has to be the same; and each has a clock. */
const sameTarget = ({ kind, isStandIn, logtoVersion, connectorVersion, details }: RunEnvironment['target']) => ({
  ...{ kind, isStandIn, logtoVersion, connectorVersion },
  details: Object.fromEntries(
    Object.entries(details).filter(([name]) => !/^(Image|Clock) of /.test(name) || name === 'Image of logto'),
  ),
});

/** What has to be the same for all, each with what is said where it is not. */
const sameForAll: ReadonlyArray<{ readonly what: string; readonly of: (shard: Shard) => unknown }> = [
  { what: 'splits', of: ({ file }) => file.count },
  { what: 'commits', of: ({ environment }) => environment.gitRevision },
  { what: 'targets', of: ({ environment }) => sameTarget(environment.target) },
  { what: 'selections', of: ({ file }) => [file.selection, file.all] },
  { what: 'catalogues or registers', of: ({ rules }) => rules },
];

const differences = (shards: readonly Shard[]): string[] =>
  sameForAll.flatMap(({ what, of }) => {
    const [first] = shards;
    const other = shards.find((shard) => first && !isDeepStrictEqual(of(shard), of(first)));
    return first && other ? [`${nameOf(first)} and ${nameOf(other)} are shards of different ${what}`] : [];
  });

const doubled = (shards: readonly Shard[]): string[] =>
  [...Map.groupBy(shards, ({ file }) => shardName(file))]
    .filter(([, same]) => same.length > 1)
    .map(
      ([name, same]) =>
        `shard ${name} is there ${same.length} times: ${same.map(({ folder }) => folder).join(' and ')}`,
    );

const missing = (shards: readonly Shard[]): string[] => {
  const count = shards[0]?.file.count ?? 0;
  const names = Array.from({ length: count }, (_, at) => shardName({ index: at + 1, count }));
  return names
    .filter((name) => !shards.some(({ file }) => shardName(file) === name))
    .map((name) => `shard ${name} is missing`);
};

/** Shards of one selection that were balanced by other times. */
const uneven = (shards: readonly Shard[]): string[] => {
  const counts = Map.groupBy(
    shards.flatMap(({ file }) => file.checks),
    ({ id, project }) => `${project} ${id}`,
  );
  const all = shards[0]?.file.all ?? [];
  const [none, many] = [all.filter((key) => !counts.has(key)), all.filter((key) => (counts.get(key)?.length ?? 0) > 1)];
  return none.length + many.length === 0
    ? []
    : [
        `the shards were balanced by different times: ${none.length} checks are in none of them, ${many.length} in more than one`,
      ];
};

/** Why shards do not make up one run, as sentences; the first that speak for themselves, and none that only follow. */
export const misfits = (shards: readonly Shard[]): string[] => {
  for (const find of [differences, doubled, missing, uneven]) {
    const found = find(shards);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
};
