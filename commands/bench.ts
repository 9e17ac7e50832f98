import { Argument, Command } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';
import { linedTable } from '../fixtures/lined-table.ts';
import { terminalProgress } from '../fixtures/progress.ts';
import { benchSms, fullSize, fuzzSms, quickSize } from '../mocks/sms-provider/bench.ts';
import { main } from './main.ts';

const fuzzRequests = 50_000;

const command = new Command('npm run bench --')
  .description('Measures a part of the harness against its goals. Exit: 0 reached, 1 fell short, 2 failed.')
  .addArgument(new Argument('<part>', 'what to measure').choices(['sms', 'sms-fuzz']))
  .option('--quick', 'short rounds: a look, not a verdict')
  .option('--seed <number>', 'seed of the fuzz', Number, 1)
  .exitOverride();

interface Options {
  readonly quick?: true;
  readonly seed: number;
}

const progress = terminalProgress();

const sms = async ({ quick }: Options): Promise<boolean> => {
  const { tables, short } = await benchSms(quick ? quickSize : fullSize, (title, work) => progress.step(title, work));
  process.stdout.write(
    `${tables.map(linedTable).join('\n')}\n${short.length > 0 ? `Fell short: ${short.join(', ')}\n` : ''}`,
  );
  return short.length === 0;
};

const smsFuzz = async ({ quick, seed }: Options): Promise<boolean> => {
  const requests = quick ? fuzzRequests / 10 : fuzzRequests;
  const { statuses, failures } = await progress.step(`${requests} odd requests, seed ${seed}`, () =>
    fuzzSms(requests, seed),
  );
  process.stdout.write(`${JSON.stringify(statuses)}\n${failures.slice(0, 10).join('\n')}\n`);
  return failures.length === 0;
};

await main(async () => {
  command.parse();
  const [part] = command.processedArgs;
  const reached = part === 'sms-fuzz' ? await smsFuzz(command.opts<Options>()) : await sms(command.opts<Options>());
  return reached ? exitCodes.pass : exitCodes.fail;
});
