import { setTimeout } from 'node:timers/promises';
import type { CoreV1Event } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import type { Cluster } from '../api/connect.ts';
import { apiMessage, apiProblem } from '../api/problems.ts';
import { names } from '../objects/names.ts';
import { testRunApi } from '../objects/test-run.ts';
import { obstaclesOf, type PodState, podState, startMs } from './pods.ts';

const testRunSchema = z.object({ status: z.object({ stage: z.string().default('') }).prefault({}) });

/** What the cluster says of a load at one time. */
export interface LoadState {
  /** Of the operator: `initialization`, `initialized`, `created`, `started`, `stopped`, `finished` or `error`. */
  readonly stage: string;
  readonly pods: readonly PodState[];
  readonly events: readonly CoreV1Event[];
}

/** Asks for the state of a load. @throws what the client throws where the API server is away */
export const readState = async ({ core, custom }: Cluster, namespace: string): Promise<LoadState> => {
  const { group, version, plural } = testRunApi;
  const labelSelector = `app=k6,k6_cr=${names.testRun}`;
  const [object, { items }, events] = await Promise.all([
    custom.getNamespacedCustomObject({ group, version, namespace, plural, name: names.testRun }),
    core.listNamespacedPod({ namespace, labelSelector }),
    core.listNamespacedEvent({ namespace }),
  ]);
  const { stage } = testRunSchema.parse(object).status;
  return { stage, pods: items.map(podState), events: events.items };
};

export const runnersOf = ({ pods }: LoadState): PodState[] => pods.filter(({ isRunner }) => isRunner);

const pollMs = 1000;

/**
 * Looks at the state of a load each second, until it is what is waited for, or the signal.
 *
 * @throws HarnessError where the API server does not answer for a minute
 */
export const pollState = async (
  cluster: Cluster,
  namespace: string,
  { look, signal }: { readonly look: (state: LoadState) => boolean; readonly signal: AbortSignal },
): Promise<void> => {
  const patienceMs = 60_000;
  let answeredAt = Date.now();
  while (!signal.aborted) {
    try {
      const state = await readState(cluster, namespace);
      answeredAt = Date.now();
      if (look(state)) {
        return;
      }
    } catch (error) {
      if (error instanceof HarnessError) {
        throw error;
      }
      if (Date.now() - answeredAt > patienceMs) {
        throw apiProblem('the cluster no longer answers', 'What is left there goes at the next start', error);
      }
    }
    await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
  }
};

/** What the pod that checks the script said at its end. */
const initializerSaid = async ({ core }: Cluster, namespace: string, { pods }: LoadState): Promise<string> => {
  const initializer = pods.find(({ isRunner, hasLog }) => !isRunner && hasLog);
  if (initializer === undefined) {
    return 'it says nothing of why';
  }
  const text = await core
    .readNamespacedPodLog({ namespace, name: initializer.name, tailLines: 5 })
    .catch((error: unknown) => apiMessage(error));
  return text.trim().split('\n').at(-1) ?? '';
};

/**
 * Whether a load that has not started may still do so.
 *
 * @param waitedMs since its objects were made
 * @throws HarnessError where it may not
 */
export const requireHope = ({ stage, pods, events }: LoadState, waitedMs: number): void => {
  const { problem, unschedulable } = obstaclesOf(pods, events, waitedMs);
  if (problem !== undefined) {
    throw new HarnessError(`the load cannot start: ${problem}`, 'Mend that, and try again');
  }
  if (unschedulable !== undefined) {
    throw new HarnessError(`no node takes ${unschedulable}`, 'Ask for fewer with --generators');
  }
  if (waitedMs > startMs) {
    const what = stage === '' ? 'k6-operator did not take the load' : `the load is still ${stage}`;
    throw new HarnessError(`${what} after ${startMs / 1000} s`, 'See what its pods and k6-operator say');
  }
};

/**
 * Waits until the operator has started all generators.
 *
 * @throws HarnessError where it cannot, as soon as that is known: one line with what the cluster says
 */
export const waitForStart = async (
  cluster: Cluster,
  namespace: string,
  generators: number,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (text: string) => void },
): Promise<void> => {
  const began = Date.now();
  let failed: LoadState | undefined;
  await pollState(cluster, namespace, {
    look(state) {
      const { stage } = state;
      const running = runnersOf(state).filter(({ hasLog }) => hasLog).length;
      onProgress(`${stage || 'waiting for k6-operator'}, ${running} of ${generators} generators`);
      requireHope(state, Date.now() - began);
      failed = stage === 'error' ? state : undefined;
      return failed !== undefined || ['started', 'stopped', 'finished'].includes(stage);
    },
    signal,
  });
  signal.throwIfAborted();
  if (failed !== undefined) {
    const said = await initializerSaid(cluster, namespace, failed);
    throw new HarnessError(`k6-operator rejects the load: ${said}`, 'Is --k6-image a k6 of version 2, with a shell?');
  }
};
