import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument } from 'commander';
import { loadConfig } from '../fixtures/config.ts';
import { terminalProgress } from '../fixtures/progress.ts';
import type { Stack } from '../fixtures/stack/stack.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { findK6, type K6 } from '../load/k6-binary.ts';
import { firstOfEachProblem } from '../load/k6-log.ts';
import { isScenarioName, plans, type ScenarioName } from '../load/plan.ts';
import { signInCounts, summaryTable } from '../load/report.ts';
import { type K6Result, runK6 } from '../load/run-k6.ts';
import { provisionUsers } from '../load/users.ts';
import { exitCodes } from '../reports/verdict-schema.ts';
import { main } from './main.ts';
import { stackCommand, stackFlags } from './stack-options.ts';

const repository = join(import.meta.dirname, '..');

/** What `load/lib/settings.ts` reads on the other side. */
const k6Environment = ({ description: { apps, logto, provider, phoneBlock } }: Stack) => ({
  LOAD_APP_URL: apps.primary.url,
  LOAD_LOGTO_ENDPOINT: logto.endpoint,
  LOAD_APP_ID: apps.primary.clientId,
  LOAD_INBOX_URL: provider.controlUrl,
  LOAD_PHONE_BLOCK: String(phoneBlock),
});

/** Runs a scenario; ends k6 when the run is interrupted or the stack breaks, and then throws the reason. */
const runScenario = async (k6: K6, scenario: ScenarioName, stack: Stack, folder: string, signal: AbortSignal) => {
  const stackBroke = new AbortController();
  stack.broken.then((reason) => stackBroke.abort(reason));
  const either = AbortSignal.any([signal, stackBroke.signal]);
  const problem = firstOfEachProblem((line) => process.stderr.write(`  ${line}\n`));
  const output: string[] = [];
  const result = await runK6({
    k6,
    script: join(repository, `load/scenarios/${scenario}.ts`),
    environment: k6Environment(stack),
    summaryFile: join(folder, 'summary.json'),
    dashboardFile: join(folder, 'dashboard.html'),
    onLine: (line) => {
      output.push(line);
      problem(line);
    },
    signal: either,
  });
  await writeFile(join(folder, 'k6.log'), `${output.join('\n')}\n`);
  either.throwIfAborted();
  return result;
};

const outcomes: Record<K6Result['outcome'], { readonly code: number; readonly text: string }> = {
  met: { code: exitCodes.pass, text: 'all thresholds met' },
  crossed: { code: exitCodes.fail, text: 'thresholds crossed' },
  undecided: { code: exitCodes.undecided, text: 'could not be decided' },
};

const printResult = (scenario: ScenarioName, { outcome, reasons, summary }: K6Result, stack: Stack, folder: string) => {
  const { kind, isStandIn, logtoVersion } = stack.description.target;
  const target = isStandIn ? 'the stand-in, which proves nothing about Logto' : `Logto ${logtoVersion} (${kind})`;
  const lines = [
    ...(summary === null ? [] : [summaryTable(summary), signInCounts(summary)]),
    `${scenario}: ${outcomes[outcome].text}, on ${target}`,
    ...reasons.map((reason) => `  ${reason}`),
    `Results: ${folder}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

await main(async (signal) => {
  const command = stackCommand('load')
    .description('Bring a stack up and run a k6 scenario against it')
    .addArgument(new Argument('<scenario>').choices(Object.keys(plans)));
  command.parse();
  const scenario = command.processedArgs.find(isScenarioName);
  if (scenario === undefined) {
    return exitCodes.undecided;
  }
  const config = loadConfig(stackFlags(command));
  const progress = terminalProgress();
  const k6 = await findK6({ k6Path: config.k6Path, progress, signal });
  signal.throwIfAborted();
  await using stack = await startStack(config, progress);
  signal.throwIfAborted();
  await progress.step('Provision the users', () =>
    provisionUsers(stack.management, plans[scenario], stack.description.phoneBlock),
  );
  const folder = join(
    repository,
    'reports/out/load',
    `${scenario}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`,
  );
  const result = await progress.step(`Run ${scenario} with k6 ${k6.version}, ${k6.origin}`, () =>
    runScenario(k6, scenario, stack, folder, signal),
  );
  printResult(scenario, result, stack, folder);
  return outcomes[result.outcome].code;
});
