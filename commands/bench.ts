import { chromium } from '@playwright/test';
import { Argument } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';
import { findBrowser, launchOptions } from '../fixtures/browser/index.ts';
import { loadConfig } from '../fixtures/config/config.ts';
import { linedTable } from '../fixtures/tools/lined-table.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { type BenchReport, benchPage, benchSms, fullSize, fuzzSms, quickSize } from '../mocks/sms-provider/bench.ts';
import { defineCommand } from './define-command.ts';

const fuzzRequests = 50_000;

interface Options {
  readonly quick?: true;
  readonly seed: number;
}

const progress = terminalProgress();

/** @returns whether nothing fell short */
const tell = ({ tables, short }: BenchReport): boolean => {
  process.stdout.write(
    `${tables.map(linedTable).join('\n')}\n${short.length > 0 ? `Fell short: ${short.join(', ')}\n` : ''}`,
  );
  return short.length === 0;
};

const sms = async ({ quick }: Options): Promise<boolean> =>
  tell(await benchSms(quick ? quickSize : fullSize, (title, work) => progress.step(title, work)));

const smsPage = async ({ quick }: Options): Promise<boolean> => {
  const { browserPath } = loadConfig();
  const found = await findBrowser({ browserPath, mayDownload: false });
  await using browser = await chromium.launch(launchOptions(found));
  const page = await browser.newPage();
  return tell(await progress.step('1,000 messages a second', () => benchPage(page, quick ? 3 : 10)));
};

const smsFuzz = async ({ quick, seed }: Options): Promise<boolean> => {
  const requests = quick ? fuzzRequests / 10 : fuzzRequests;
  const { statuses, failures } = await progress.step(`${requests} odd requests, seed ${seed}`, () =>
    fuzzSms(requests, seed),
  );
  process.stdout.write(`${JSON.stringify(statuses)}\n${failures.slice(0, 10).join('\n')}\n`);
  return failures.length === 0;
};

const parts = { sms, 'sms-page': smsPage, 'sms-fuzz': smsFuzz };

await defineCommand('npm run bench --', (command, act) =>
  command
    .description('Measures a part of the harness against its goals. Exit: 0 reached, 1 missed, 2 failed.')
    .addArgument(new Argument('<part>', 'what to measure').choices(Object.keys(parts)))
    .option('--quick', 'short rounds: an estimate, not a verdict')
    .option('--seed <number>', 'seed of the fuzzing', Number, 1)
    .action(
      act(async (_signal, part: keyof typeof parts, options: Options) =>
        (await parts[part](options)) ? exitCodes.pass : exitCodes.fail,
      ),
    ),
);
