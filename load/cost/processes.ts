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
 * Read at once: the kernel has it in memory, and for hundreds of files waiting costs a multiple of reading. For UTF-8 alone
 * Node needs no buffer of 64 KiB a file, which would have it clean up all of its memory every few seconds.
 *
 * @throws Error when the process has ended meanwhile
 */
const fileOf = (pid: number, name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');

/** What `/proc/<pid>/stat` says of a process, as text. */
const statOf = (pid: number) => {
  try {
    const fields = fieldsOf(fileOf(pid, 'stat'));
    return { pid, parent: Number(fields[1]), fields };
  } catch {
    return undefined;
  }
};

type Stat = NonNullable<ReturnType<typeof statOf>>;

const processOf = ({ pid, parent, fields }: Stat): Process | undefined => {
  const cpu = ticks(fields, 11, 12);
  const isOneThread = fields[17] === '1';
  try {
    const status = fileOf(pid, 'status');
    return {
      ...{ pid, parent, cpu, endedChildren: ticks(fields, 13, 14) },
      firstThread: isOneThread ? cpu : ticks(fieldsOf(fileOf(pid, `task/${pid}/stat`)), 11, 12),
      memory: kilobytes(status, 'RssAnon'),
      sharedMemory: kilobytes(status, 'RssShmem'),
      command: fileOf(pid, 'cmdline').replaceAll('\0', ' ').trim(),
    };
  } catch {
    return undefined;
  }
};

const statsNow = async (leftOut: ReadonlySet<number>): Promise<Stat[]> => {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.filter((pid) => !leftOut.has(pid)).flatMap((pid) => statOf(pid) ?? []);
};

const withDescendants = (root: number, stats: readonly Stat[]): Stat[] => {
  const children = Map.groupBy(stats, ({ parent }) => parent);
  const descendants = (stat: Stat): Stat[] => [stat, ...(children.get(stat.pid) ?? []).flatMap(descendants)];
  return stats.filter(({ pid }) => pid === root).flatMap(descendants);
};

/**
 * Reads a process and all that descend from it, again and again; empty where there is no `/proc`. What did not belong to the
 * tree when it was first seen never will, and is not read any more: a machine has many processes of its own.
 */
export const followProcessTree = (root: number): (() => Promise<Process[]>) => {
  const others = new Set<number>();
  return async () => {
    const stats = await statsNow(others);
    const tree = withDescendants(root, stats);
    const own = new Set(tree.map(({ pid }) => pid));
    for (const { pid } of stats) {
      if (!own.has(pid)) {
        others.add(pid);
      }
    }
    return tree.flatMap((stat) => processOf(stat) ?? []);
  };
};

/** A process and all that descend from it, once. */
export const processTree = (root: number): Promise<Process[]> => followProcessTree(root)();

/** Seconds that all CPUs together have been busy, and seconds in all. */
export const machineTime = async (): Promise<{ readonly busy: number; readonly total: number }> => {
  const text = await readFile('/proc/stat', 'utf8').catch(() => 'cpu  0');
  const [line = ''] = text.split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...rest] = line.split(/\s+/).slice(1, 9).map(Number);
  const busy = [user, nice, system, ...rest].reduce((sum, each) => sum + each, 0);
  return { busy: busy / ticksPerSecond, total: (busy + idle + waiting) / ticksPerSecond };
};
