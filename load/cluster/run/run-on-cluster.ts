import { describeError } from '../../../fixtures/tools/errors.ts';
import { firstOfEachProblem } from '../../k6/log.ts';
import type { K6Outputs } from '../../k6/outputs.ts';
import type { K6Result } from '../../k6/run-k6.ts';
import { endsRun, type Thresholds } from '../../plan/thresholds.ts';
import type { Cluster } from '../api/connect.ts';
import { createObjects } from '../api/create-objects.ts';
import { createRunNamespace, ownNamespaceName } from '../api/namespaces.ts';
import { apiMessage, apiProblem } from '../api/problems.ts';
import { type ClusterMeasured, type PartPods, startClusterSampler } from '../metrics/sampler.ts';
import { type ClusterImages, generatorObjects } from '../objects/index.ts';
import { followGenerators } from './generators.ts';
import { gapsOf, outcomeOf } from './outcome.ts';
import { pollState, waitForStart } from './watch.ts';

export interface ClusterRun {
  readonly cluster: Cluster;
  readonly generators: number;
  readonly images: ClusterImages;
  /** What `writeArchive` made. */
  readonly archive: Buffer;
  /** Of the inbox. */
  readonly token: string;
  /** Where each generator sends its metrics beside its log; nowhere if absent. */
  readonly outputs?: K6Outputs;
  /** CAs that generators trust beyond those of their image, as PEM. */
  readonly authorities?: string;
  /** Pods of the target on this cluster, to be measured beside the generators. */
  readonly parts: readonly PartPods[];
  /** Judged over all generators. */
  readonly thresholds: Thresholds;
  /** Where histories and logs go; absolute. */
  readonly folder: string;
  /** Of the plan. */
  readonly seconds: number;
  readonly onProblem: (line: string) => void;
  readonly onProgress: (text: string) => void;
  /** Ends the load; what there is until then is kept. */
  readonly signal: AbortSignal;
}

export interface ClusterResult {
  readonly result: K6Result;
  /** Histories of the generators; absolute. */
  readonly files: string[];
  /** Whether a generator did not come to its end. */
  readonly isPartial: boolean;
  readonly gaps: string[];
  /** What was measured on the nodes, or why nothing was. */
  readonly machines: ClusterMeasured | string;
}

/** What generators have beyond the time of the plan: arrivals under way at its end, and their summaries (ms). */
const graceMs = 120_000;

/** How long generators that are told to stop may take for their summaries (ms). */
const stopMs = 20_000;

/** Ends all generators as Ctrl-C ends k6: what each measured until then is in its log. */
const stopGenerators = async ({ core }: Cluster, namespace: string): Promise<void> => {
  await core
    .deleteCollectionNamespacedPod({ namespace, labelSelector: 'runner=true', gracePeriodSeconds: 10 })
    .catch((error: unknown) => {
      throw apiProblem('the generators cannot be stopped', 'They end with their namespace', error);
    });
};

/**
 * Runs generators on a cluster, in a namespace of their own, and takes their logs as they come. Nothing is left of it.
 *
 * @throws HarnessError where the load cannot start, or the cluster no longer answers
 */
export const runOnCluster = async (run: ClusterRun): Promise<ClusterResult> => {
  const { cluster, generators, images, archive, token, outputs, authorities, folder, signal } = run;
  const { onProgress, onProblem } = run;
  await using namespace = await createRunNamespace(cluster, ownNamespaceName(), onProblem);
  const { name } = namespace;
  await createObjects(
    cluster,
    generatorObjects({ namespace: name, generators, images }, { archive, token, outputs, authorities }),
  );
  await waitForStart(cluster, name, generators, { signal, onProgress });
  const started = Date.now();
  const sampler = await startClusterSampler({ cluster, namespace: name, parts: run.parts }).catch(apiMessage);
  const late = AbortSignal.timeout(run.seconds * 1000 + graceMs);
  const over = new AbortController();
  const ending = AbortSignal.any([late, over.signal]);
  const followed = followGenerators({
    ...{ cluster, namespace: name, folder, signal: ending },
    onProblem: firstOfEachProblem(onProblem),
  });
  const endsTogether = Object.values(run.thresholds).flat().some(endsRun);
  const follow = (until: AbortSignal, isOver: () => boolean): Promise<void> =>
    pollState(cluster, name, {
      look(state) {
        const seconds = Math.round((Date.now() - started) / 1000);
        onProgress(`${Math.min(seconds, run.seconds)} of ${Math.round(run.seconds)} s, ${generators} generators`);
        return followed.update(state, generators) || isOver();
      },
      signal: until,
    });
  const away: string[] = [];
  try {
    const isBroken = (): boolean => endsTogether && followed.hasBroken();
    await follow(AbortSignal.any([signal, ending]), isBroken);
    const isToStop = signal.aborted || isBroken();
    if (!signal.aborted && isToStop) {
      // The others would go on at a lower rate, at which the target may hold again.
      followed.dismiss();
    }
    if (isToStop) {
      await stopGenerators(cluster, name);
      setTimeout(() => over.abort(), stopMs).unref();
      await follow(ending, () => false);
    }
  } catch (error) {
    away.push(describeError(error));
    over.abort();
  }
  const machines = typeof sampler === 'string' ? `CPU times cannot be read: ${sampler}` : await sampler.stop();
  const ended = await followed.ended();
  const result = outcomeOf(ended, generators, run.thresholds);
  const isPartial = result.summary !== null && ended.some(({ trouble }) => trouble !== undefined);
  return {
    result,
    isPartial,
    files: ended.map(({ log }) => log.historyFile),
    gaps: [...away, ...gapsOf(ended)],
    machines,
  };
};
