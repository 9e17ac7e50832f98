import { main } from './main.ts';
import { pipelineCommand } from './pipeline/command.ts';
import { startHarness } from './pipeline/start-harness.ts';

await main((signal) => pipelineCommand(startHarness, signal));
