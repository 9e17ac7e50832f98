import type { Process } from './processes.ts';

/**
 * What a run is made of. `harness` is the command's own process: beside the harness it holds the fake provider, where
 * that is no container, and the stand-in, where that is the target.
 */
export const parts = ['logto', 'database', 'fake', 'app', 'k6', 'harness'] as const;

export type Part = (typeof parts)[number];

/** What a part has used since it started. */
export interface Use {
  /** Seconds on a CPU. */
  readonly cpu: number;
  /** Of these, on the thread that had the most of them; null where that cannot be seen. */
  readonly busiestThread: number | null;
  /** Resident bytes: what each process has for itself, and once what they share. */
  readonly memory: number;
}

export type Uses = Partial<Record<Part, Use>>;

const marks: ReadonlyArray<readonly [Part, RegExp]> = [
  ['database', /^(\S*\/)?postgres\b/],
  // Beside k6 itself the browsers that it starts.
  ['k6', /^(\S*\/)?(k6\S* run|chrom(e|ium))\b/],
  ['app', /^next-server\b|\bserver\.js$/],
  // Of replicas beside themselves the cache that they share.
  ['logto', /loopback-only\.mjs \.$|^(\S*\/)?redis-server\b/],
];

/** Which part a process of the command's tree belongs to. */
export const partOf = ({ command }: Pick<Process, 'command'>): Part =>
  marks.find(([, mark]) => mark.test(command))?.[0] ?? 'harness';

/** Sessions end and leave their time to PostgreSQL, and browsers to k6. What others leave behind was of another part. */
const cpuOf = (part: Part, { cpu, endedChildren }: Process): number =>
  cpu + (part === 'database' || part === 'k6' ? endedChildren : 0);

/** What the processes of a tree have used, by part. */
export const usesOf = (processes: readonly Process[]): Uses =>
  Object.fromEntries(
    [...Map.groupBy(processes, partOf)].map(([part, own]) => [
      part,
      {
        cpu: own.reduce((sum, process) => sum + cpuOf(part, process), 0),
        busiestThread: Math.max(...own.map(({ firstThread }) => firstThread)),
        memory:
          own.reduce((sum, { memory }) => sum + memory, 0) + Math.max(...own.map(({ sharedMemory }) => sharedMemory)),
      },
    ]),
  );
