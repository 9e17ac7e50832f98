import { Argument, Command } from 'commander';
import { terminalProgress } from '../fixtures/progress.ts';
import { benchSms, fullSize, quickSize } from '../mocks/tencent-sms/bench/index.ts';
import { exitCodes } from '../reports/verdict-schema.ts';
import { main } from './main.ts';

const command = new Command('npm run bench --')
  .description('Measures a part of the harness against its goals. Exit: 0 reached, 1 fell short, 2 failed.')
  .addArgument(new Argument('<part>', 'what to measure').choices(['sms']))
  .option('--quick', 'short rounds: a look, not a verdict')
  .exitOverride();

await main(async () => {
  command.parse();
  const { quick = false } = command.opts<{ quick?: boolean }>();
  const progress = terminalProgress();
  const { text, short } = await benchSms(quick ? quickSize : fullSize, (title, work) => progress.step(title, work));
  process.stdout.write(`${text}\n`);
  if (short.length > 0) {
    process.stdout.write(`Fell short: ${short.join(', ')}\n`);
  }
  return short.length === 0 ? exitCodes.pass : exitCodes.fail;
});
