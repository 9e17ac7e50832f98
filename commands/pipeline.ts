import { pipelineCommand } from './pipeline/command.ts';
import { startHarness } from './pipeline/start-harness.ts';

await pipelineCommand(startHarness);
