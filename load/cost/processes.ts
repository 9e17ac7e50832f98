import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

/** A process as `/proc` has it, Linux only. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Seconds on a CPU, of all its threads. */
  readonly cpu: number;
  /** The same of children that have ended, and of theirs. */
  readonly endedChildren: number;
  /** Seconds on a CPU of its first thread, on which a Node process runs its JavaScript. */
  readonly firstThread: number;
  /** Resident bytes that it shares with nobody, and those that it shares with others of its kind. */
  readonly memory: number;
  readonly sharedMemory: number;
  readonly command: string;
}

/** Of `/proc/<pid>/stat`; Linux has shown user space 100 a second on every architecture for long. */
const ticksPerSecond = 100;

/** What follows the command in parentheses, which may hold anything. */
const fieldsOf = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

const ticks = (fields: readonly string[], first: number, last: number): number =>
  fields.slice(first, last + 1).reduce((sum, field) => sum + Number(field), 0) / ticksPerSecond;

const kilobytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;

/**
 * Read at once: the kernel has it in memory, and for hundreds of files waiting costs a multiple of reading. One that has
 * ended meanwhile is undefined.
 */
const readProcess = (pid: number): Process | undefined => {
  const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'latin1');
  try {
    const [fields, status] = [fieldsOf(read('stat')), read('status')];
    return {
      pid,
      parent: Number(fields[1]),
      cpu: ticks(fields, 11, 12),
      endedChildren: ticks(fields, 13, 14),
      firstThread: ticks(fieldsOf(read(`task/${pid}/stat`)), 11, 12),
      memory: kilobytes(status, 'RssAnon'),
      sharedMemory: kilobytes(status, 'RssShmem'),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
    };
  } catch {
    return undefined;
  }
};

const parentOf = (pid: number): readonly [number, number] | undefined => {
  try {
    return [pid, Number(fieldsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))[1])];
  } catch {
    return undefined;
  }
};

const pidsNow = async (): Promise<number[]> => {
  const names = await readdir('/proc').catch(() => []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
};

const withDescendants = (root: number, pids: readonly number[]): number[] => {
  const parents = pids.map(parentOf).filter((pair) => pair !== undefined);
  const children = Map.groupBy(parents, ([, parent]) => parent);
  const descendants = (pid: number): number[] => [
    pid,
    ...(children.get(pid) ?? []).flatMap(([child]) => descendants(child)),
  ];
  return descendants(root);
};

const read = (pids: readonly number[]): Process[] => pids.map(readProcess).filter((process) => process !== undefined);

/** A process and all that descend from it; empty where there is no `/proc`. */
export const processTree = async (root: number): Promise<Process[]> => read(withDescendants(root, await pidsNow()));

/**
 * The same again and again. What did not belong to the tree when it was first seen never will, and is not read any more: a
 * machine has many processes of its own.
 */
export const followProcessTree = (root: number): (() => Promise<Process[]>) => {
  const others = new Set<number>();
  return async () => {
    const pids = (await pidsNow()).filter((pid) => !others.has(pid));
    const tree = new Set(withDescendants(root, pids));
    for (const pid of pids) {
      if (!tree.has(pid)) {
        others.add(pid);
      }
    }
    return read([...tree]);
  };
};

/** Seconds that all CPUs together have been busy, and seconds in all. */
export const machineTime = async (): Promise<{ readonly busy: number; readonly total: number }> => {
  const text = await readFile('/proc/stat', 'utf8').catch(() => 'cpu  0');
  const [line = ''] = text.split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...rest] = line.split(/\s+/).slice(1, 9).map(Number);
  const busy = [user, nice, system, ...rest].reduce((sum, each) => sum + each, 0);
  return { busy: busy / ticksPerSecond, total: (busy + idle + waiting) / ticksPerSecond };
};
