import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verdictSchema } from '../../contracts/record/verdict.ts';
import { runCommand } from './command.ts';

/** Folders in which tools keep what they compiled, for the next run as well. */
const caches = /^(tsx|playwright-transform-cache|node-compile-cache)-?/;

const markVariable = 'HARNESS_TEST_MARK';

const processesWith = async (mark: string) => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      const line = environment.includes(mark) ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : '';
      return { pid: Number(pid), commandLine: line.replaceAll('\0', ' ') };
    }),
  );
  return marked.filter(({ commandLine }) => commandLine !== '');
};

/**
 * Starts `npm start` with these flags and variables, as a process with a temporary folder and an output folder of its own;
 * nothing of this process's own settings reaches it.
 */
export const runStart = async (flags: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'harness-test-'));
  const [outFolder, temporary] = [join(folder, 'out'), await mkdtemp(join(folder, 'tmp-'))];
  // As root PostgreSQL runs as nobody, who has to get through to its data.
  await Promise.all([folder, temporary].map((path) => chmod(path, 0o711)));
  const mark = crypto.randomUUID();
  const settings = {
    ...{ HARNESS_JOURNALS: join(folder, 'journals') },
    ...{ LOGTO_HOME: '', DATABASE_URL: '', APP_URL: '', BROWSER_PATH: '', CI: '' },
    ...environment,
    ...{ TMPDIR: temporary, [markVariable]: mark },
  };
  const child = runCommand('start', ['--out', outFolder, ...flags], settings);
  const lines = createInterface({ input: child.stderr });
  const ended = child.then(({ exitCode, stdout, stderr }) => ({ exitCode, stdout, stderr }));
  const verdict = async () => {
    await ended;
    return verdictSchema.parse(JSON.parse(await readFile(join(outFolder, 'latest/verdict.json'), 'utf8')));
  };
  const complaint = async () => {
    const { exitCode, stdout, stderr } = await ended;
    return exitCode === 0 ? '' : `exit code ${exitCode}\n${stderr}\n${stdout}`;
  };
  const processes = async () => (await processesWith(mark)).map(({ commandLine }) => commandLine);
  return {
    /** Where its runs are kept. */
    outFolder,
    pid: child.pid ?? Number.NaN,
    ended,
    /** All that it said, where it did not end with exit code 0; else nothing. */
    complaint,
    /** What it came to, once it has ended. */
    verdict,
    /** Its checks that came to anything else than a pass. */
    notPassed: async () => (await verdict()).checks.filter((check) => check.verdict !== 'pass'),
    /** Command lines of the processes that still run and inherited its environment. Linux only. */
    processes,
    /** Resolves with the first line of its messages that holds the text. */
    untilSays: (text: string) =>
      new Promise<string>((resolve, reject) => {
        lines.on('line', (line) => {
          if (line.includes(text)) {
            resolve(line);
          }
        });
        lines.on('close', () => reject(new Error(`it ended without saying "${text}"`)));
      }),
    interrupt: () => void child.kill('SIGINT'),
    /** Kills the first of its processes whose command line holds the text. Linux only. */
    killProcess: async (text: string) => {
      const found = (await processesWith(mark)).find(({ commandLine }) => commandLine.includes(text));
      process.kill(found?.pid ?? Number.NaN, 'SIGKILL');
    },
    /** What is still there of it: processes that inherited its environment, and temporary files. Linux only. */
    leftovers: async () => [...(await processes()), ...(await readdir(temporary)).filter((name) => !caches.test(name))],
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await child;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A run of the suites that was started. */
export type RunningCommand = Awaited<ReturnType<typeof runStart>>;
