import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { type Counts, countsBetween, type DatabaseReader, openDatabaseReader } from './database.ts';
import { type ContainerStats, followContainers } from './docker-stats.ts';
import { type Uses, usesOf } from './parts.ts';
import { followProcessTree, machineTime, type Process } from './processes.ts';

export interface Measured {
  readonly samples: readonly Sample[];
  /** What the database counted meanwhile; null where it cannot be asked. */
  readonly database: Counts | null;
}

interface SamplerOptions {
  readonly databaseUrl: string | null;
  /** Compose project whose containers belong to the run. */
  readonly project?: string | undefined;
  readonly intervalMs?: number;
}

interface Sources {
  readonly tree: () => Promise<Process[]>;
  readonly containers: ContainerStats | undefined;
  readonly reader: DatabaseReader | null;
}

/** What was used by now, counted from the start of each process. */
const takeSample = async ({ tree, containers, reader }: Sources) => {
  const [processes, machine, sessions] = await Promise.all([
    tree(),
    machineTime(),
    reader?.sessions().catch(() => null) ?? null,
  ]);
  const uses: Uses = { ...usesOf(processes), ...containers?.uses() };
  return {
    /** Milliseconds since the epoch. */
    at: Date.now(),
    uses,
    machine,
    /** Seconds that the command's own event loop has been busy: the fake provider runs on it, unless it is a container. */
    loop: performance.eventLoopUtilization().active / 1000,
    sessions,
  };
};

export type Sample = Awaited<ReturnType<typeof takeSample>>;

/** Measures the command's own tree of processes, the containers of a project, and the database, until it is asked. */
export const startSampler = async ({ databaseUrl, project, intervalMs = 1000 }: SamplerOptions) => {
  await using undo = new AsyncDisposableStack();
  const opened = databaseUrl === null ? null : await openDatabaseReader(databaseUrl).catch(() => null);
  const reader = opened === null ? null : undo.use(opened);
  const containers = project === undefined ? undefined : undo.use(followContainers(project));
  const before = reader === null ? null : await reader.counts();
  const sources = { tree: followProcessTree(process.pid), containers, reader };
  const samples: Sample[] = [await takeSample(sources)];
  const stopped = new AbortController();
  const sampling = (async () => {
    for (;;) {
      await setTimeout(intervalMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      if (stopped.signal.aborted) {
        return;
      }
      samples.push(await takeSample(sources));
    }
  })();
  undo.defer(async () => {
    stopped.abort();
    await sampling;
  });
  const cleanUp = undo.move();
  return {
    async stop(): Promise<Measured> {
      stopped.abort();
      await sampling;
      samples.push(await takeSample(sources));
      return { samples, database: reader && before ? countsBetween(before, await reader.counts()) : null };
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  };
};
