import type { CoreV1Event, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

/** k6's exit codes of a run that came to its end: all thresholds met, or one crossed. */
const endCodes = [0, 99];

/** A pod of the load, as far as it is followed. */
export interface PodState {
  readonly name: string;
  readonly isRunner: boolean;
  readonly node: string | undefined;
  /** Whether its container has begun, so that it has a log. */
  readonly hasLog: boolean;
  /** Of its container, once that has ended. */
  readonly exitCode: number | undefined;
  /** Why it was taken away, such as `Evicted`. */
  readonly lostBy: string | undefined;
  /** Why it cannot begin, where no waiting helps. */
  readonly problem: string | undefined;
  /** Why no node takes it now; another pod may still make room. */
  readonly unschedulable: string | undefined;
}

/** The kubelet's words for what does not mend itself within the time that a start may take. */
const hopeless = new Set([
  'ErrImagePull',
  'ErrImageNeverPull',
  'ImagePullBackOff',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'CrashLoopBackOff',
]);

const problemOf = (name: string, statuses: readonly V1ContainerStatus[]): string | undefined => {
  const waiting = statuses.map(({ state }) => state?.waiting).find((each) => hopeless.has(each?.reason ?? ''));
  return waiting === undefined
    ? undefined
    : `pod ${name} cannot start: ${[waiting.reason, waiting.message].filter(Boolean).join(', ')}`;
};

/** Reads a pod as the API server has it. */
export const podState = ({ metadata, spec, status }: V1Pod): PodState => {
  const name = metadata?.name ?? '';
  const statuses = status?.containerStatuses ?? [];
  const state = statuses.find((each) => each.name === 'k6')?.state ?? statuses[0]?.state;
  const scheduled = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  const reason = status?.reason;
  return {
    name,
    isRunner: metadata?.labels?.runner === 'true',
    node: spec?.nodeName,
    hasLog: state?.running !== undefined || state?.terminated !== undefined,
    exitCode: state?.terminated?.exitCode,
    lostBy: reason ?? (metadata?.deletionTimestamp === undefined ? undefined : 'deleted'),
    problem: problemOf(name, [...(status?.initContainerStatuses ?? []), ...statuses]),
    unschedulable: scheduled?.reason === 'Unschedulable' ? `pod ${name}: ${scheduled.message}` : undefined,
  };
};

/** Whether k6 came to its end in it. */
export const isDone = ({ exitCode }: PodState): boolean => exitCode !== undefined && endCodes.includes(exitCode);

/** What keeps the operator's jobs from making their pods, such as a quota. */
const refusalOf = (events: readonly CoreV1Event[]): string | undefined =>
  events.find(({ reason }) => reason === 'FailedCreate')?.message;

/** How long a pod may find no node, and pods their start (ms): images may have to be pulled. */
const unscheduledMs = 30_000;
export const startMs = 300_000;

/**
 * What keeps pods from starting, where no waiting helps.
 *
 * @param waitedMs since they were asked for
 */
export const obstaclesOf = (pods: readonly PodState[], events: readonly CoreV1Event[], waitedMs: number) => ({
  problem: pods.flatMap((pod) => pod.problem ?? [])[0] ?? refusalOf(events),
  unschedulable: waitedMs > unscheduledMs ? pods.flatMap((pod) => pod.unschedulable ?? [])[0] : undefined,
});
