import { z } from 'zod';

/** Which part of how many; counted from 1. */
export const shardPlaceSchema = z.object({ index: z.int().positive(), count: z.int().positive() });

/** A shard as the run that was merged from it remembers it. */
export const mergedShardSchema = shardPlaceSchema.extend({
  id: z.string().describe('Id of its run'),
  command: z.string(),
  startedAt: z.iso.datetime().nullable().describe('Null if its checks never started'),
  durationMs: z.number().nonnegative(),
  checks: z.int().nonnegative().describe('How many checks it had to run'),
});

export type ShardPlace = z.infer<typeof shardPlaceSchema>;
export type MergedShard = z.infer<typeof mergedShardSchema>;

/** `1/2` */
export const shardName = ({ index, count }: ShardPlace): string => `${index}/${count}`;

/** What part of a whole a run was, for a reader: `shard 1/2`, `2 shards`; empty for a run like any other. */
export const partOf = ({
  shard,
  shards,
}: {
  readonly shard?: ShardPlace | undefined;
  readonly shards?: readonly MergedShard[] | undefined;
}): string => (shard ? `shard ${shardName(shard)}` : shards ? `${shards.length} shards` : '');
