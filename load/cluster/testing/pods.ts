import type { V1ContainerState, V1Pod } from '@kubernetes/client-node';

/** A pod of a load as the API server tells of it. */
const podOf = (name: string, state: V1ContainerState, labels: Record<string, string> = {}): V1Pod => ({
  metadata: { name, labels },
  spec: { containers: [], nodeName: 'node' },
  status: { containerStatuses: [{ name: 'k6', state, ready: true, restartCount: 0, image: '', imageID: '' }] },
});

/** A generator that has ended. */
export const endedRunner = (name: string, exitCode = 0): V1Pod =>
  podOf(name, { terminated: { exitCode } }, { runner: 'true' });

/** A generator at work. */
export const runningRunner = (name: string): V1Pod => podOf(name, { running: {} }, { runner: 'true' });

/** A pod that waits, such as for an image. */
export const waitingPod = (name: string, reason: string, message: string): V1Pod =>
  podOf(name, { waiting: { reason, message } });

/** A pod that is ready. */
export const readyPod = (name: string): V1Pod => ({
  ...podOf(name, { running: {} }),
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
});

/** A pod that no node takes. */
export const unscheduledPod = (name: string, message: string): V1Pod => ({
  ...podOf(name, {}),
  status: { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }] },
});

const summaryOf = (completed: number): string[] => [
  `{"summary":"metric","metric":"flow_completed","type":"rate","values":{"passes":${completed},"fails":0,"rate":1}}`,
  '{"summary":"end","metrics":1}',
];

/** The log of a generator that completed so many arrivals, with an event of each. */
export const logOf = (generator: string, completed: number): string[] => [
  ...Array.from({ length: completed }, (_, arrival) => {
    const event = { kind: 'asked', generator, user: 1, arrival, interaction: `${generator}-${arrival}` };
    return JSON.stringify({ level: 'info', msg: JSON.stringify(event) });
  }),
  ...summaryOf(completed),
];
