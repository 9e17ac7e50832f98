import { defineCommand } from '../define-command.ts';
import { readInputs } from './inputs.ts';
import { prepare } from './prepare.ts';
import { runStep, type StartHarness } from './run-step.ts';

/**
 * `npm run pipeline`: what action.yml and templates/conformance.yml do beyond a line of shell. Inputs are variables of
 * the environment, see `inputs.ts`.
 *
 * @param startHarness runs `npm start`
 */
export const pipelineCommand = (startHarness: StartHarness): Promise<void> =>
  defineCommand('npm run pipeline --', (command, act) => {
    command.description('A run as a step of a pipeline: inputs and outputs are those of action.yml');
    command
      .command('prepare')
      .description('say what to keep in a cache, and where the report will be')
      .action(act(() => prepare(readInputs())));
    command
      .command('run')
      .description('fetch the baseline where a branch is named, run, and say what it came to. Exit: as npm start')
      .action(act((signal) => runStep(readInputs(), startHarness, signal)));
    return command;
  });
