import { setTimeout } from 'node:timers/promises';
import type { OpenPodLog, PodLogOptions } from '../api/pod-log.ts';

interface Followed extends Omit<PodLogOptions, 'sinceTime'> {
  readonly openLog: OpenPodLog;
  readonly onLine: (line: string) => void;
  /** Whether the container has ended: its log is whole then, and read once more at most. */
  readonly hasEnded: () => boolean;
}

/** Between two tries to read a log whose connection was lost. */
const pauseMs = 500;

const stampOf = (line: string): string => line.slice(0, line.indexOf(' '));

/** A line that a lost connection cut short is none: it comes again. */
async function* completeLines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Tells the lines after one that is known, of a log that begins at or before it. */
const resumeAfter = (known: string | undefined, take: (line: string) => void) => {
  let isFound = known === undefined;
  const held: string[] = [];
  return {
    take(line: string): void {
      if (isFound) {
        take(line);
      } else if (line === known) {
        isFound = true;
      } else {
        held.push(line);
      }
    },
    /** @returns whether the known line was not there, although others were: some between are lost */
    end(): boolean {
      if (!isFound) {
        held.forEach(take);
      }
      return !isFound && held.length > 0;
    },
  };
};

/**
 * Follows the log of a container to its end. A connection that is lost is made again, from the second of the last line on.
 * Where that line is not found again, the kubelet has let go of some in between: it keeps 10 MiB unless told otherwise.
 *
 * @returns whether lines may be missing, and the least time from the kubelet's stamp of a line until it came here (ms): what
 *   its clock is behind ours, and a little more
 */
export const followLog = async ({ openLog, onLine, hasEnded, signal, ...place }: Followed) => {
  let last: string | undefined;
  let isCut = false;
  let leastDelay = Number.POSITIVE_INFINITY;

  const readOn = async (): Promise<void> => {
    const sinceTime = last === undefined ? {} : { sinceTime: `${stampOf(last).slice(0, 19)}Z` };
    const resumed = resumeAfter(last, (line) => {
      const stamp = stampOf(line);
      leastDelay = Math.min(leastDelay, Date.now() - Date.parse(stamp));
      last = line;
      onLine(line.slice(stamp.length + 1));
    });
    try {
      const input = await openLog({ ...place, ...sinceTime, signal });
      for await (const line of completeLines(input)) {
        resumed.take(line);
      }
    } finally {
      isCut = resumed.end() || isCut;
    }
  };

  for (;;) {
    const wasOver = hasEnded();
    const isRead = await readOn().then(
      () => true,
      () => false,
    );
    if (signal.aborted || (isRead && wasOver)) {
      return { isCut, leastDelay };
    }
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
  }
};
