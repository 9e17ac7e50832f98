import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';

const repository = join(import.meta.dirname, '..', '..');

/** A command of the harness as a process, with a temporary folder and an output folder of its own. */
export interface RunningCommand extends AsyncDisposable {
  /** Where its runs are kept. */
  readonly outFolder: string;
  readonly pid: number;
  /** Resolves with the first line of its messages that holds the text. */
  untilSays(text: string): Promise<string>;
  interrupt(): void;
  /** Kills the first of its processes whose command line holds the text. Linux only. */
  killProcess(text: string): Promise<void>;
  readonly ended: Promise<{ readonly exitCode: number | undefined; readonly stdout: string; readonly stderr: string }>;
  /** Command lines of the processes that still run and inherited its environment. Linux only. */
  processes(): Promise<string[]>;
  /** What is still there of it: processes that inherited its environment, and temporary files. Linux only. */
  leftovers(): Promise<string[]>;
}

/** Folders in which tools keep what they compiled, for the next run as well. */
const caches = /^(tsx|playwright-transform-cache|node-compile-cache)-?/;

const markVariable = 'HARNESS_TEST_MARK';

interface Process {
  readonly pid: number;
  readonly commandLine: string;
}

const processesWith = async (mark: string): Promise<Process[]> => {
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

/** Starts `npm start` with these flags and variables; nothing of this process's own settings reaches it. */
export const runStart = async (
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningCommand> => {
  const folder = await mkdtemp(join(tmpdir(), 'harness-test-'));
  const [outFolder, temporary] = [join(folder, 'out'), await mkdtemp(join(folder, 'tmp-'))];
  // As root PostgreSQL runs as nobody, who has to get through to its data.
  await Promise.all([folder, temporary].map((path) => chmod(path, 0o711)));
  const mark = crypto.randomUUID();
  const journals = join(folder, 'journals');
  const settings = {
    HARNESS_JOURNALS: journals,
    INIT_CWD: '',
    LOGTO_HOME: '',
    DATABASE_URL: '',
    APP_URL: '',
    BROWSER_PATH: '',
    CI: '',
    ...environment,
  };
  const child = execa(
    process.execPath,
    ['--import', './commands/runtime.mjs', 'commands/start.ts', '--out', outFolder, ...flags],
    { cwd: repository, env: { ...settings, TMPDIR: temporary, [markVariable]: mark }, stdin: 'ignore', reject: false },
  );
  const lines = createInterface({ input: child.stderr });
  const ended = child.then(({ exitCode, stdout, stderr }) => ({
    exitCode,
    stdout: String(stdout),
    stderr: String(stderr),
  }));
  const processes = async () => (await processesWith(mark)).map(({ commandLine }) => commandLine);
  return {
    outFolder,
    pid: child.pid ?? Number.NaN,
    ended,
    processes,
    untilSays: (text) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => {
          if (line.includes(text)) {
            resolve(line);
          }
        });
        lines.on('close', () => reject(new Error(`it ended without saying "${text}"`)));
      }),
    interrupt: () => void child.kill('SIGINT'),
    killProcess: async (text) => {
      const found = (await processesWith(mark)).find(({ commandLine }) => commandLine.includes(text));
      process.kill(found?.pid ?? Number.NaN, 'SIGKILL');
    },
    leftovers: async () => [...(await processes()), ...(await readdir(temporary)).filter((name) => !caches.test(name))],
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await child;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
