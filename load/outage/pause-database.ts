import { HarnessError } from '../../fixtures/tools/errors.ts';
import { partOf } from '../cost/parts.ts';
import { processTree } from '../cost/processes.ts';

const databaseProcesses = async (): Promise<number[]> =>
  (await processTree(process.pid)).filter((process) => partOf(process) === 'database').map(({ pid }) => pid);

/** One that has ended meanwhile needs no signal. */
const signal = (pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {}
  }
};

/** Whether this process has started a PostgreSQL, which it may pause. */
export const hasDatabaseToPause = async (): Promise<boolean> => (await databaseProcesses()).length > 0;

/**
 * Pauses the PostgreSQL that this process has started: its sessions stay open and answer nothing, and a new one waits, as
 * with a machine that hangs. Linux only.
 *
 * @returns lets it go on when it is disposed of
 * @throws HarnessError when there is none
 */
export const pauseDatabase = async (): Promise<Disposable> => {
  const pids = await databaseProcesses();
  if (pids.length === 0) {
    throw new HarnessError('there is no PostgreSQL of this run to pause', 'Use --target native without DATABASE_URL');
  }
  // The server itself comes first: after it nobody starts a session.
  signal(pids, 'SIGSTOP');
  const late = (await databaseProcesses()).filter((pid) => !pids.includes(pid));
  signal(late, 'SIGSTOP');
  return { [Symbol.dispose]: () => signal([...late, ...pids.toReversed()], 'SIGCONT') };
};
