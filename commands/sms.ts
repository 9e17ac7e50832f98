import { once } from 'node:events';
import { exitCodes } from '../contracts/record/verdict.ts';
import { loadConfig } from '../fixtures/config.ts';
import { describeError, HarnessError } from '../fixtures/errors.ts';
import { typedFolder } from '../fixtures/typed-path.ts';
import { smsCommand, startFromCommand, writeRules } from '../mocks/sms-provider/command.ts';
import { main } from './main.ts';

await main(async (signal) => {
  // The fake knows nothing of npm: its files are where it runs.
  process.chdir(typedFolder());
  const command = smsCommand('npm run sms --').parse();
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
});
