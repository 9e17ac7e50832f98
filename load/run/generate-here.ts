import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { k6Environment } from '../k6/environment.ts';
import { firstOfEachProblem } from '../k6/log.ts';
import { noOutputs, outputSettings } from '../k6/outputs.ts';
import { processorsOfK6 } from '../k6/processors.ts';
import { runK6 } from '../k6/run-k6.ts';
import { secondsOf } from '../plan/plan.ts';
import { scenarioOf } from '../scenarios/index.ts';
import { scriptOf } from '../scenarios/scripts.ts';
import type { Generated, ScenarioRun } from './scenario-run.ts';

/** What k6 has beyond the plan's own time: set-up, arrivals under way at the end, and its summary. */
const graceSeconds = 420;

/** CPUs that the k6 of this machine may use. */
export const processorsOf = ({ scenario, stack }: ScenarioRun): number =>
  processorsOfK6(stack.description.target.kind, scenarioOf(scenario), availableParallelism());

/** Makes the load with the k6 of this machine. */
export const generateHere = async (wanted: ScenarioRun, isInboxNew: boolean): Promise<Generated> => {
  const { scenario, plan, k6, stack, application, folder, generator, segment, onProblem, signal } = wanted;
  const { outputs, variables } = wanted.outputs ?? noOutputs;
  const historyFile = join(folder, `history-${generator}.ndjson`);
  // A k6 that fails before its first arrival writes none.
  await writeFile(historyFile, '');
  const stackBroke = new AbortController();
  stack.broken.then((reason) => stackBroke.abort(reason));
  const late = AbortSignal.timeout((secondsOf(plan) + graceSeconds) * 1000);
  const output: string[] = [];
  const problem = firstOfEachProblem(onProblem);
  const result = await runK6({
    k6,
    script: scriptOf(scenario),
    environment: {
      ...k6Environment(stack.description, application, plan, generator),
      LOAD_INBOX_IS_NEW: String(isInboxNew),
      ...wanted.environment,
      ...outputSettings(outputs),
      ...variables,
    },
    summaryFile: join(folder, 'summary.json'),
    dashboardFile: join(folder, fileNames.dashboard),
    historyFile,
    processors: processorsOf(wanted),
    segment,
    outputs: outputs.map(({ name }) => name),
    // A store of metrics keeps many runs, and takes the same series of two generators for one.
    tags: outputs.length > 0 ? { testid: `${scenario}-${new Date().toISOString()}`, instance_id: generator } : {},
    onLine: (line) => {
      output.push(line);
      problem(line);
    },
    signal: AbortSignal.any([signal, late, stackBroke.signal]),
  });
  await writeFile(join(folder, 'k6.log'), `${output.join('\n')}\n`);
  stackBroke.signal.throwIfAborted();
  return { result, files: [historyFile], gaps: [] };
};
