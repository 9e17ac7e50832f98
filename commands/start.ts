import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeBrowser, findBrowser } from '../fixtures/browser/index.ts';
import { loadConfig } from '../fixtures/config.ts';
import { describeError } from '../fixtures/errors.ts';
import { terminalProgress } from '../fixtures/progress.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { finishRun } from '../reports/finish.ts';
import { createRunFolder } from '../reports/folders.ts';
import { exitCodes } from '../reports/verdict-schema.ts';
import { lastDurations, requirementTable } from './list-requirements.ts';
import { listSuites } from './list-suites.ts';
import { main } from './main.ts';
import { judgesFor, writeRules } from './rules.ts';
import { describeRun } from './run-environment.ts';
import { runSuites } from './run-suites.ts';
import { addSelectionFlags, requireChecks, selectRun, type Wanted } from './selection.ts';
import { natural, stackCommand, stackFlags } from './stack-options.ts';

const defaultOutFolder = join(import.meta.dirname, '..', 'reports', 'out');

const command = addSelectionFlags(stackCommand('npm start --'))
  .description(
    'Brings a stack up, runs the conformance suites, writes the report. Exit: 0 conforms, 1 not, 2 undecided.',
  )
  .option('--list', 'show the requirements, what each needs and how long it took last; start nothing')
  .option('--workers <number>', 'how many tests run at once', natural)
  .option('--fail-fast', 'stop at the first check that fails')
  .option('--out <folder>', 'where the folders of runs are kept', defaultOutFolder);

interface Options extends Wanted {
  readonly list?: boolean;
  readonly workers?: number;
  readonly failFast?: boolean;
  readonly out: string;
}

const list = async (wanted: Wanted, out: string, signal: AbortSignal): Promise<number> => {
  const checks = await listSuites(selectRun(wanted).parameters, signal);
  const width = process.stdout.columns || 120;
  const durations = await lastDurations(resolve(out));
  process.stdout.write(`${requirementTable({ wanted, checks, durations, width })}\n`);
  return exitCodes.pass;
};

const start = async (signal: AbortSignal): Promise<number> => {
  command.parse();
  const { workers, failFast = false, out, list: wantsList, ...options } = command.opts<Options>();
  const { all, check, flow, severity, level } = options;
  const wanted: Wanted = {
    // A seeded fault may be one that the four flows cannot see.
    ...((all || stackFlags(command).faults?.length) && { all: true }),
    ...(check && { check }),
    ...(flow && { flow }),
    ...(severity && { severity }),
    ...(level && { level }),
  };
  const { selection, parameters } = selectRun(wanted);
  if (wantsList) {
    return list({ ...wanted, all: true }, out, signal);
  }
  if (check || flow || severity || level) {
    requireChecks(wanted, await listSuites(parameters, signal));
  }
  const config = loadConfig({ ...stackFlags(command), ...(workers === undefined ? {} : { workers }) });
  const progress = terminalProgress();
  const browser = await findBrowser({ browserPath: config.browserPath, progress });
  process.stderr.write(`Browser: ${describeBrowser(browser)}\n`);

  const troubles: string[] = [];
  const { folder, environment } = await (async () => {
    await using stack = await startStack(config, progress, signal);
    const { target } = stack.description;
    const folder = await createRunFolder({ outFolder: resolve(out), targetKind: target.kind });
    await writeRules(folder, selection);
    try {
      await runSuites(
        { stack, browser, runFolder: folder, workers: config.workers, ci: config.ci, failFast, parameters },
        signal,
      );
    } catch (error) {
      if (signal.aborted) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      troubles.push(describeError(error));
    }
    return { folder, environment: await describeRun(target, browser, process.argv.slice(2)) };
  })();
  signal.throwIfAborted();
  return finishRun({
    folder,
    environment,
    troubles,
    ci: config.github,
    judges: judgesFor(environment.target, selection),
    output: process.stdout,
    colour: process.stdout.hasColors?.() ?? false,
  });
};

await main(start);
