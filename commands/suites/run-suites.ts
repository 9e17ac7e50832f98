import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type Ended, endedSchema } from '../../contracts/record/ledger.ts';
import { type Browser, launchOptions } from '../../fixtures/browser/index.ts';
import { type SuiteSettings, settingsVariable } from '../../fixtures/config/suite-settings.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { repository } from '../../fixtures/tools/repository.ts';

export const playwrightCli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

export interface SuiteRun {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly runFolder: string;
  readonly workers: number | undefined;
  readonly ci: boolean;
  /** See `Config`. */
  readonly locale?: string;
  readonly device?: string | undefined;
  /** See `SuiteSettings`. */
  readonly excused?: readonly string[];
  readonly axeRules?: readonly string[] | undefined;
  /** Stop at the first check of which this says so; false: at none. */
  readonly failFast: false | ((ended: Ended) => boolean);
  /** Show nothing meanwhile. */
  readonly silent?: boolean;
  /** Arguments for Playwright: parts of file names, `--grep` and the like. */
  readonly parameters: readonly string[];
  /** The only checks to run, as Playwright's `--test-list` has them; absent: what the arguments select. */
  readonly tests?: string | undefined;
}

/**
 * Runs the suites in a Playwright of their own against a running stack; results go to the run folder.
 *
 * @throws the reason of the signal, or the reason why the stack broke; Playwright has ended then too
 */
export const runSuites = async (run: SuiteRun, signal: AbortSignal): Promise<void> => {
  // The description of the stack holds its secrets, so it is no part of the results.
  const folder = await mkdtemp(join(tmpdir(), 'harness-run-'));
  await using undo = new AsyncDisposableStack();
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const stackFile = join(folder, 'stack.json');
  const settingsFile = join(folder, 'settings.json');
  const settings: SuiteSettings = {
    stackFile,
    runFolder: run.runFolder,
    tenants: run.stack.description.tenants,
    ci: run.ci,
    locale: run.locale ?? 'en-US',
    browser: launchOptions(run.browser),
    device: run.device,
    workers: run.workers,
    excused: run.excused && [...run.excused],
    axeRules: run.axeRules && [...run.axeRules],
  };
  await writeFile(stackFile, JSON.stringify(run.stack.description), { mode: 0o600 });
  await writeFile(settingsFile, JSON.stringify(settings), { mode: 0o600 });

  const parameters = [...run.parameters];
  if (run.tests !== undefined) {
    const listFile = join(folder, 'tests.txt');
    await writeFile(listFile, run.tests);
    parameters.push('--test-list', listFile);
  }

  // A process group of its own: Ctrl-C on a terminal reaches Playwright once, through us.
  const child = execa(process.execPath, [playwrightCli, 'test', ...parameters], {
    cwd: repository,
    env: { [settingsVariable]: settingsFile },
    stdin: 'ignore',
    stdout: run.silent ? 'ignore' : 'inherit',
    stderr: run.silent ? 'ignore' : 'inherit',
    // The ledger reporter sends each outcome, and ends Playwright when nobody is there to hear it.
    ipc: true,
    serialization: 'json',
    reject: false,
    detached: true,
  });
  const isEnough = run.failFast || (() => false);
  const watched = (async () => {
    for await (const message of child.getEachMessage()) {
      if (isEnough(endedSchema.parse(message))) {
        // Nobody listens from now on, so Playwright interrupts itself: see the ledger reporter.
        break;
      }
    }
  })();
  undo.defer(async () => {
    child.kill('SIGINT');
    await Promise.allSettled([child, watched]);
  });
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const broken = run.stack.broken.then((reason) => {
    throw reason;
  });
  await Promise.race([Promise.all([child, watched]), aborted, broken]);
};
