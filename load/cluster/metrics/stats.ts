import { z } from 'zod';
import type { Cluster } from '../api/connect.ts';

const cpu = z.object({ time: z.coerce.date(), usageCoreNanoSeconds: z.number() });
const memory = z.object({ workingSetBytes: z.number().default(0) });

/** What a kubelet tells of its node and pods, as far as it is used here; a pod that has just begun has no figures yet. */
const statsSchema = z.object({
  node: z.object({ cpu: cpu.partial() }),
  pods: z.array(
    z.object({
      podRef: z.object({ name: z.string(), namespace: z.string() }),
      cpu: cpu.partial().optional(),
      memory: memory.optional(),
    }),
  ),
});

/** CPU time (seconds) that something had used at a time (ms since the epoch). */
export interface Reading {
  readonly at: number;
  readonly cpu: number;
  /** Bytes; 0 for a node. */
  readonly memory: number;
}

const readingOf = (used: z.infer<ReturnType<typeof cpu.partial>> | undefined, bytes = 0): Reading | undefined =>
  used?.time === undefined || used.usageCoreNanoSeconds === undefined
    ? undefined
    : { at: used.time.getTime(), cpu: used.usageCoreNanoSeconds / 1e9, memory: bytes };

/** One node's figures: its own, and those of each pod on it by `namespace/name`. @throws what the client throws */
export const readStats = async ({ core }: Pick<Cluster, 'core'>, node: string) => {
  // A string by its type, and what the client has made of it.
  const answer: unknown = await core.connectGetNodeProxyWithPath({ name: node, path: 'stats/summary' });
  const { node: whole, pods } = statsSchema.parse(typeof answer === 'string' ? JSON.parse(answer) : answer);
  return {
    node: readingOf(whole.cpu),
    pods: pods.flatMap(({ podRef, cpu: used, memory: held }) => {
      const reading = readingOf(used, held?.workingSetBytes);
      return reading === undefined ? [] : [{ name: `${podRef.namespace}/${podRef.name}`, reading }];
    }),
  };
};
