import { execa } from 'execa';
import { repository } from '../../fixtures/tools/repository.ts';
import type { StartHarness } from './run-step.ts';

/** What the harness and the application under test have no use for. */
const secrets = {
  GH_TOKEN: undefined,
  GH_ENTERPRISE_TOKEN: undefined,
  CI_JOB_TOKEN: undefined,
  BASELINE_TOKEN: undefined,
};

/** `npm start`, in the Node that npm brought. */
export const startHarness: StartHarness = async ({ flags, environment }, signal) => {
  const { exitCode } = await execa(
    process.execPath,
    ['--import', './commands/runtime.mjs', 'commands/start.ts', ...flags],
    {
      cwd: repository,
      env: { ...environment, ...secrets },
      stdio: ['ignore', 'inherit', 'inherit'],
      cancelSignal: signal,
      // It removes its containers first.
      forceKillAfterDelay: 60_000,
      reject: false,
    },
  );
  signal.throwIfAborted();
  return exitCode;
};
