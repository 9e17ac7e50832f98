import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { describeBrowser, findBrowser } from '../fixtures/browser/index.ts';
import { loadConfig } from '../fixtures/config.ts';
import { describeError } from '../fixtures/errors.ts';
import { terminalProgress } from '../fixtures/progress.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { finishRun } from '../reports/finish.ts';
import { createRunFolder } from '../reports/folders.ts';
import { main } from './main.ts';
import { describeRun } from './run-environment.ts';
import { runSuites } from './run-suites.ts';
import { natural, stackCommand, stackFlags } from './stack-options.ts';

const defaultOutFolder = join(import.meta.dirname, '..', 'reports', 'out');

/** A flow is a folder of the suites. */
const flows = readdirSync(join(import.meta.dirname, '..', 'suites'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const command = stackCommand('npm start --')
  .description(
    'Brings a stack up, runs the conformance suites, writes the report. Exit: 0 conforms, 1 not, 2 undecided.',
  )
  .addOption(new Option('--flow <name...>', 'only these flows').choices(flows))
  .option('--workers <number>', 'how many tests run at once', natural)
  .option('--out <folder>', 'where the folders of runs are kept', defaultOutFolder);

interface Options {
  readonly flow?: string[];
  readonly workers?: number;
  readonly out: string;
}

const start = async (signal: AbortSignal): Promise<number> => {
  command.parse();
  const { flow = [], workers, out } = command.opts<Options>();
  const config = loadConfig({ ...stackFlags(command), ...(workers === undefined ? {} : { workers }) });
  const progress = terminalProgress();
  const browser = await findBrowser({ browserPath: config.browserPath, progress });
  process.stderr.write(`Browser: ${describeBrowser(browser)}\n`);

  const troubles: string[] = [];
  const { folder, environment } = await (async () => {
    await using stack = await startStack(config, progress, signal);
    const { target } = stack.description;
    const folder = await createRunFolder({ outFolder: resolve(out), targetKind: target.kind });
    const parameters = flow.map((name) => `suites/${name}/`);
    try {
      await runSuites(
        { stack, browser, runFolder: folder, workers: config.workers, ci: config.ci, parameters },
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
    output: process.stdout,
    colour: process.stdout.hasColors?.() ?? false,
  });
};

await main(start);
