import { once } from 'node:events';
import type { Command } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';
import { loadConfig } from '../fixtures/config/config.ts';
import { typedFolder } from '../fixtures/config/typed-path.ts';
import { describeError, HarnessError } from '../fixtures/tools/errors.ts';
import { addSmsFlags, startFromCommand, writeRules } from '../mocks/sms-provider/command.ts';
import { defineCommand } from './define-command.ts';

const serve = async (signal: AbortSignal, command: Command): Promise<number> => {
  // The fake knows nothing of npm: its files are where it runs.
  process.chdir(typedFolder());
  if (await writeRules(command)) {
    return exitCodes.pass;
  }
  const { redisUrl } = loadConfig();
  await using _provider = await startFromCommand(command, redisUrl, (text) => process.stdout.write(text)).catch(
    (error: unknown) => {
      throw new HarnessError(`the fake provider did not start: ${describeError(error)}`, 'See "npm run sms -- --help"');
    },
  );
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
  return exitCodes.pass;
};

await defineCommand('npm run sms --', (command, act) =>
  addSmsFlags(command).action(act((signal) => serve(signal, command))),
);
