import { thresholdsCrossed } from '../../plan/thresholds.ts';
import type { Cluster } from '../api/connect.ts';
import { followLog } from './follow-log.ts';
import { type GeneratorLog, openGeneratorLog } from './generator-log.ts';
import { isDone, type PodState } from './pods.ts';
import { type LoadState, runnersOf } from './watch.ts';

/** What is left of one generator. */
export interface Ended {
  readonly name: string;
  readonly log: GeneratorLog;
  /** Why it is not whole, as a sentence; undefined where k6 came to its end and all of its log is there. */
  readonly trouble: string | undefined;
  /** See `followLog`. */
  readonly leastDelay: number;
}

interface Options {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly folder: string;
  readonly onProblem: (line: string) => void;
  readonly signal: AbortSignal;
}

/** How long a log may take to come to its end after its pod is gone (ms). */
const lingerMs = 5000;

interface LastSeen {
  readonly pod: PodState | undefined;
  readonly log: GeneratorLog;
  readonly isCut: boolean;
  /** Whether it was told to end, as the run was over. */
  readonly isDismissed: boolean;
}

const troubleOf = (name: string, { pod, log, isCut, isDismissed }: LastSeen): string | undefined => {
  if (pod === undefined && !isDismissed) {
    return `generator ${name} was taken away before its end`;
  }
  if (pod !== undefined && !isDone(pod) && !isDismissed) {
    const code = pod.exitCode === undefined ? 'no exit code' : `exit code ${pod.exitCode}`;
    return `generator ${name} did not come to its end (${[code, pod.lostBy].filter(Boolean).join(', ')})`;
  }
  if (log.summary === null) {
    return `the log of generator ${name} has no summary at its end`;
  }
  return isCut ? `the log of generator ${name} has a gap` : undefined;
};

/** Follows the logs of all generators, each from when its container begins until it ends. */
export const followGenerators = ({ cluster, namespace, folder, onProblem, signal }: Options) => {
  let isDismissed = false;
  const known = new Map<string, { pod: PodState | undefined; stop: AbortController; ended: Promise<Ended> }>();

  const follow = async (name: string, stop: AbortSignal): Promise<Ended> => {
    const log = openGeneratorLog(folder, name, onProblem);
    const { isCut, leastDelay } = await followLog({
      ...{ openLog: cluster.openLog, namespace, pod: name, container: 'k6' },
      onLine: log.take,
      hasEnded: () => known.get(name)?.pod?.exitCode !== undefined,
      signal: AbortSignal.any([signal, stop]),
    });
    await log.close();
    return { name, log, leastDelay, trouble: troubleOf(name, { pod: known.get(name)?.pod, log, isCut, isDismissed }) };
  };

  return {
    /** @returns whether all that were to come have ended */
    update(state: LoadState, generators: number): boolean {
      const runners = runnersOf(state);
      for (const pod of runners.filter(({ hasLog, name }) => hasLog && !known.has(name))) {
        const stop = new AbortController();
        // Set before it is followed, which asks for it.
        const entry = { pod, stop, ended: new Promise<Ended>(() => undefined) };
        known.set(pod.name, entry);
        entry.ended = follow(pod.name, stop.signal);
      }
      for (const [name, entry] of known) {
        const now = runners.find((pod) => pod.name === name);
        if (now === undefined && entry.pod !== undefined) {
          setTimeout(() => entry.stop.abort(), lingerMs).unref();
        }
        // What has ended stays ended, also where its pod is deleted then.
        entry.pod = now ?? (entry.pod?.exitCode === undefined ? undefined : entry.pod);
      }
      const over = [...known.values()].filter(({ pod }) => pod === undefined || pod.exitCode !== undefined);
      return over.length >= generators;
    },
    /** From now on it is no trouble that a generator ends before its time. */
    dismiss(): void {
      isDismissed = true;
    },
    /** Whether a threshold was crossed in a generator that has ended, while others go on. */
    hasBroken(): boolean {
      const pods = [...known.values()].flatMap(({ pod }) => pod ?? []);
      return (
        pods.some(({ exitCode }) => exitCode === thresholdsCrossed) &&
        pods.some(({ exitCode }) => exitCode === undefined)
      );
    },
    /** Resolves when all logs have ended. */
    ended: () => Promise.all([...known.values()].map(({ ended }) => ended)),
  };
};
