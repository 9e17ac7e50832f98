import { z } from 'zod';
import { keyOf, type PlannedCheck, plannedCheckSchema } from '../../contracts/record/ledger.ts';
import { selectionSchema } from '../../contracts/record/selection.ts';
import { type ShardPlace, shardPlaceSchema } from '../../contracts/record/shards.ts';

/** What a shard has to run, and the whole that it is a part of: written before anything starts. */
export const shardFileSchema = shardPlaceSchema.extend({
  schemaVersion: z.literal(1),
  /** What the shards together are about. */
  selection: selectionSchema,
  /** Keys of the checks that the shards together have to run, in their order. */
  all: z.array(z.string()),
  /** This shard's own. */
  checks: z.array(plannedCheckSchema),
});

export type ShardFile = z.infer<typeof shardFileSchema>;

interface Split extends ShardPlace {
  readonly checks: readonly PlannedCheck[];
  /** Milliseconds that each check took once, by its key; none: all are taken to be alike. */
  readonly durations: ReadonlyMap<string, number>;
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 1;

/**
 * The checks of one shard: the longest first, each to the shard that has least to do. It depends on nothing but what is
 * given, so that machines that know nothing of each other agree.
 *
 * @returns each check in exactly one of the shards, and no shard empty unless there are more shards than checks
 */
export const splitChecks = ({ index, count, checks, durations }: Split): PlannedCheck[] => {
  const usual = median([...durations.values()]);
  const timeOf = (check: PlannedCheck): number => Math.max(1, durations.get(keyOf(check)) ?? usual);
  const shards = Array.from({ length: count }, () => ({ time: 0, checks: new Set<PlannedCheck>() }));
  for (const check of checks.toSorted((one, other) => timeOf(other) - timeOf(one))) {
    const least = shards.reduce((best, shard) => (shard.time < best.time ? shard : best));
    least.checks.add(check);
    least.time += timeOf(check);
  }
  return checks.filter((check) => shards[index - 1]?.checks.has(check));
};
