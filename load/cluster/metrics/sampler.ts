import { setTimeout } from 'node:timers/promises';
import type { Part, Use } from '../../cost/parts.ts';
import type { Sample } from '../../cost/sampler.ts';
import type { Cluster } from '../api/connect.ts';
import { apiMessage } from '../api/problems.ts';
import { createReadings, type Readings } from './readings.ts';
import { readStats } from './stats.ts';

/** Pods of a part of the target: `namespace` and label selector. */
export interface PartPods {
  readonly part: Part;
  readonly namespace: string;
  readonly selector: string;
}

/** What was measured on the nodes of a cluster. */
export interface ClusterMeasured {
  readonly samples: readonly Sample[];
  /** CPUs of all its nodes. */
  readonly cores: number;
}

interface Options {
  readonly cluster: Cluster;
  /** Of the run, whose runners are the part `k6`. */
  readonly namespace: string;
  readonly parts: readonly PartPods[];
  readonly intervalMs?: number;
}

/** CPUs, as Kubernetes writes them: `2` or `1500m`. */
const coresOf = (quantity: string | undefined): number => {
  const [, value, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity ?? '') ?? [];
  return Number(value ?? 0) / (milli ? 1000 : 1);
};

const useOf = (readings: readonly Readings[], at: number): Use | undefined => {
  const known = readings.flatMap((each) => each.at(at) ?? []);
  return known.length === 0
    ? undefined
    : {
        cpu: known.reduce((sum, { cpu }) => sum + cpu, 0),
        // A pod of Logto, as of k6's inbox, has one busy thread.
        busiestThread: Math.max(...known.map(({ cpu }) => cpu)),
        memory: known.reduce((sum, { memory }) => sum + memory, 0),
      };
};

/** Asks the kubelets of all nodes for CPU and memory of pods and nodes, until it is stopped. */
export const startClusterSampler = async ({ cluster, namespace, parts, intervalMs = 2000 }: Options) => {
  const { items } = await cluster.core.listNode();
  const nodes = items.flatMap(({ metadata, status }) =>
    metadata?.name === undefined ? [] : [{ name: metadata.name, cores: coresOf(status?.capacity?.cpu) }],
  );
  const ofNode = new Map(nodes.map(({ name }) => [name, createReadings()]));
  const ofPod = new Map<string, Readings>();
  const podsOf = new Map<Part, Set<string>>();
  const times: number[] = [];
  const wanted = [...parts, { part: 'k6', namespace, selector: 'runner=true' } as const];

  const take = async (): Promise<void> => {
    const [stats] = await Promise.all([
      Promise.all(nodes.map(async ({ name }) => ({ name, ...(await readStats(cluster, name)) }))),
      ...wanted.map(async ({ part, namespace: place, selector: labelSelector }) => {
        const pods = await cluster.core.listNamespacedPod({ namespace: place, labelSelector });
        const found = pods.items.map(({ metadata }) => `${place}/${metadata?.name}`);
        podsOf.set(part, new Set([...(podsOf.get(part) ?? []), ...found]));
      }),
    ]);
    times.push(Date.now());
    for (const { name, node, pods } of stats) {
      if (node !== undefined) {
        ofNode.get(name)?.add(node);
      }
      for (const pod of pods) {
        const readings = ofPod.get(pod.name) ?? createReadings();
        readings.add(pod.reading);
        ofPod.set(pod.name, readings);
      }
    }
  };

  const sampleAt = (at: number): Sample => {
    const uses = [...podsOf].flatMap(([part, names]) => {
      const use = useOf(
        [...names].flatMap((name) => ofPod.get(name) ?? []),
        at,
      );
      return use === undefined ? [] : [[part, use] as const];
    });
    const busy = [...ofNode.values()].reduce((sum, readings) => sum + (readings.at(at)?.cpu ?? 0), 0);
    const cores = nodes.reduce((sum, node) => sum + node.cores, 0);
    const machine = { busy, total: (cores * at) / 1000 };
    return { at, uses: Object.fromEntries(uses), machine, loop: 0, sessions: null };
  };

  let problem: string | undefined;
  const stopped = new AbortController();
  const sampling = (async () => {
    while (!stopped.signal.aborted) {
      await take().catch((error: unknown) => {
        problem = apiMessage(error);
      });
      await setTimeout(intervalMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    /** @returns what was measured, or why nothing was */
    async stop(): Promise<ClusterMeasured | string> {
      stopped.abort();
      await sampling;
      const from = times.findIndex((at) => [...ofNode.values()].every((readings) => readings.at(at) !== undefined));
      const samples = from < 0 ? [] : times.slice(from).map(sampleAt);
      return samples.length > 1
        ? { samples, cores: nodes.reduce((sum, { cores }) => sum + cores, 0) }
        : `the kubelets told no CPU times (${problem ?? 'the load was too short'})`;
    },
  };
};
