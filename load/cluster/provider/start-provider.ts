import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Authority } from '../../../contracts/authority.ts';
import type { Config } from '../../../fixtures/config/config.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { owning } from '../../../fixtures/tools/owning.ts';
import type { Cluster } from '../api/connect.ts';
import { createObjects } from '../api/create-objects.ts';
import { createRunNamespace } from '../api/namespaces.ts';
import { apiProblem } from '../api/problems.ts';
import { names, providerHostName, providerNamespace, providerPorts } from '../objects/names.ts';
import { authoritySecret, providerObjects, tokenSecret } from '../objects/provider.ts';
import { redisObjects } from '../objects/redis.ts';
import { obstaclesOf, type PodState, podState, startMs } from '../run/pods.ts';

export interface ProviderWishes {
  readonly cluster: Cluster;
  readonly authority: Authority;
  readonly images: { readonly provider: string; readonly redis: string };
  /** Of its service, for `hostAliases` in Logto's pods; one that the cluster chooses if absent. */
  readonly address?: string | undefined;
  readonly onProblem: (line: string) => void;
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/** The fake provider of a run, on a cluster. */
export interface ClusterProvider extends AsyncDisposable {
  /** How the configuration names it, for this machine. */
  readonly settings: Pick<Config, 'inboxUrl' | 'inboxToken' | 'inboxOpensWithin'>;
  /** Its control API, for pods. */
  readonly urlForPods: string;
}

/** How long nodes may take until they lead to a new service (s): no part of the API tells when they do. */
const opensWithinSeconds = 30;

/** What a pod that ends again and again said last; nothing of one that never began. */
const lastWords = async ({ core }: Cluster, pods: readonly PodState[]): Promise<string> => {
  const failing = pods.find(({ problem }) => problem?.includes('CrashLoopBackOff'));
  if (failing === undefined) {
    return '';
  }
  const text = await core
    .readNamespacedPodLog({ namespace: providerNamespace, name: failing.name, tailLines: 1, previous: true })
    .catch(() => '');
  return text.trim() === '' ? '' : `, and said: ${text.trim()}`;
};

/** Waits until fake and Redis are ready. @throws HarnessError as soon as one of them cannot become so */
const waitUntilReady = async ({ cluster, onProgress, signal }: ProviderWishes): Promise<void> => {
  const namespace = providerNamespace;
  const began = Date.now();
  for (;;) {
    signal.throwIfAborted();
    const [{ items }, events] = await Promise.all([
      cluster.core.listNamespacedPod({ namespace }),
      cluster.core.listNamespacedEvent({ namespace }),
    ]).catch((error: unknown) => {
      throw apiProblem('the pods of the fake provider cannot be listed', 'Try: kubectl version', error);
    });
    const pods = items.map(podState);
    const ready = items.filter(({ status }) =>
      status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
    ).length;
    if (ready === 2) {
      return;
    }
    onProgress(`${ready} of 2 pods are ready`);
    const waitedMs = Date.now() - began;
    const { problem, unschedulable } = obstaclesOf(pods, events.items, waitedMs);
    const late = waitedMs > startMs ? `its pods are not ready after ${startMs / 1000} s` : undefined;
    const why = problem ?? unschedulable ?? late;
    if (why !== undefined) {
      throw new HarnessError(
        `the fake provider cannot start on the cluster: ${why}${await lastWords(cluster, pods)}`,
        'Its images are named by --provider-image and --redis-image',
      );
    }
    await setTimeout(500, undefined, { signal }).catch(() => undefined);
  }
};

/**
 * Starts a fake provider, with its inbox in a Redis beside it, in a namespace of their own. Disposing of it deletes both.
 *
 * @throws HarnessError where that namespace is taken, or a pod cannot start
 */
export const startClusterProvider = async (wishes: ProviderWishes): Promise<ClusterProvider> => {
  const { cluster, authority, images, address, onProblem } = wishes;
  const token = randomBytes(24).toString('base64url');
  await using undo = new AsyncDisposableStack();
  const { name: namespace } = undo.use(await createRunNamespace(cluster, providerNamespace, onProblem));
  const redis = redisObjects(namespace, images.redis);
  const provider = providerObjects(namespace, images.provider, address);
  await createObjects(
    cluster,
    [
      ...[tokenSecret(namespace, token), authoritySecret(namespace, authority)],
      ...[redis.service, redis.deployment, provider.service, provider.deployment],
    ],
    'Check the quotas of the cluster; --provider-address has to be a free address of its range of services',
  );
  await waitUntilReady(wishes);
  const { control } = providerPorts;
  const forwarded = undo.use(await cluster.forwardPort({ namespace, service: names.provider, port: control }));
  return owning(undo, {
    settings: { inboxUrl: forwarded.url, inboxToken: token, inboxOpensWithin: opensWithinSeconds },
    urlForPods: `http://${providerHostName}:${control}`,
  });
};
