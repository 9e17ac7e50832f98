import { oneLineCommand } from '../one-line-command.ts';
import { readInputs } from './inputs.ts';
import { prepare } from './prepare.ts';
import { runStep, type StartHarness } from './run-step.ts';

/**
 * `npm run pipeline`: what action.yml and templates/conformance.yml do beyond a line of shell. Inputs are variables of
 * the environment, see `inputs.ts`.
 *
 * @param startHarness runs `npm start`
 * @returns the exit code
 */
export const pipelineCommand = async (startHarness: StartHarness, signal: AbortSignal): Promise<number> => {
  const chosen: Array<() => Promise<number>> = [];
  const command = oneLineCommand('npm run pipeline --').description(
    'A run as a step of a pipeline: inputs and outputs are those of action.yml',
  );
  const word = (name: string, description: string, action: () => Promise<number>) =>
    command
      .command(name)
      .description(description)
      .copyInheritedSettings(command)
      .action(() => void chosen.push(action));
  word('prepare', 'say what to keep in a cache, and where the report will be', () => prepare(readInputs()));
  word('run', 'fetch the baseline where a branch is named, run, and say what it came to. Exit: as npm start', () =>
    runStep(readInputs(), startHarness, signal),
  );
  command.parse();
  return (await chosen[0]?.()) ?? 2;
};
