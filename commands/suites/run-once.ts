import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import { sdkOf } from '../../fixtures/application/sdk.ts';
import type { Browser } from '../../fixtures/browser/index.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { knownOf } from '../../fixtures/stack/secrets.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { startStack } from '../../fixtures/stack/start.ts';
import { chooseTarget } from '../../fixtures/stack/targets/choose.ts';
import { isTakenAsIs } from '../../fixtures/stack/tenant/mode.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';
import { finishRun } from '../../reports/finish.ts';
import type { GateRules } from '../../reports/gate/judge-gate.ts';
import { createRunFolder } from '../../reports/record/folders.ts';
import type { ShardFile } from '../../reports/shards/shard-file.ts';
import { testList } from '../shards/prepare.ts';
import { requireSameTarget } from './gate.ts';
import { excusedRequirements, failsBy, requireMeasured, writeRules } from './rules.ts';
import { describeRun } from './run-environment.ts';
import { runSuites } from './run-suites.ts';

export interface RunPlan {
  readonly config: Config;
  readonly progress: Progress;
  readonly browser: Browser;
  /** Where the folders of runs are kept. */
  readonly outFolder: string;
  /** What the run is judged by. */
  readonly selection: Selection;
  /** Arguments for Playwright. */
  readonly parameters: readonly string[];
  /** Where the run is one of several shards. */
  readonly shard?: ShardFile | undefined;
  readonly failFast: boolean;
  readonly register: readonly Deviation[];
  /** What limits what can fail the run; absent: nothing does. */
  readonly gate?: GateRules | undefined;
  /** Whether deviations that are carried from other versions fail the run. */
  readonly strict?: boolean;
  /** Where accessibility violations fail the run: the axe rules that count, none for all; absent: they are notes. */
  readonly axeRules?: readonly string[] | undefined;
}

const obligedBy = ({ axeRules }: RunPlan) => (axeRules === undefined ? [] : (['accessibility'] as const));

const writeJson = (folder: string, name: string, content: unknown): Promise<void> =>
  writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);

/** What a run is about and where it takes place, for whoever has to judge it when it cannot do that itself. */
const aboutRun = async (plan: RunPlan, { description }: Stack, folder: string) => {
  const { selection, shard, browser, register, gate, strict = false } = plan;
  const target = { ...description.target, ...(await sdkOf(description)) };
  requireSameTarget(gate, target);
  if (strict) {
    requireMeasured(register, target);
  }
  const environment = await describeRun(target, browser, process.argv.slice(2));
  await writeRules(folder, selection, register, obligedBy(plan));
  await writeJson(folder, fileNames.environment, environment);
  if (shard) {
    await writeJson(folder, fileNames.shard, shard);
  }
  return environment;
};

/** Leaves a run that did not start only the logs of its services, if they said anything. */
const startInFolder = async ({ config, progress }: RunPlan, folder: string, signal: AbortSignal): Promise<Stack> => {
  const logFolder = join(folder, fileNames.serviceLogs);
  try {
    return await startStack(config, progress, signal, logFolder);
  } catch (error) {
    const logs = signal.aborted ? [] : await readdir(logFolder).catch(() => []);
    if (logs.length === 0) {
      await rm(folder, { recursive: true, force: true });
    } else {
      process.stderr.write(`What its services said: ${logFolder}\n`);
    }
    throw error;
  }
};

const runOnStack = async (plan: RunPlan, signal: AbortSignal) => {
  const { config, browser, shard, failFast, register } = plan;
  const { kind } = chooseTarget(config);
  const folder = await createRunFolder({ outFolder: typedPath(plan.outFolder), targetKind: kind });
  await using stack = await startInFolder(plan, folder, signal);
  const known = knownOf(stack.description);
  const environment = await aboutRun(plan, stack, folder).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const parameters = shard ? [] : plan.parameters;
  const tests = shard && testList(shard);
  const rules = { isTakenAsIs: isTakenAsIs(environment.target), strict: plan.strict ?? false };
  const { gitRevision, gitDirty, target } = environment;
  const gate = plan.gate && { rules: plan.gate, gitRevision: gitDirty ? null : gitRevision };
  const basis = { ...rules, register, target, whole: plan.selection.whole, isShard: shard !== undefined };
  const stopAt = failFast && failsBy(basis, gate, obligedBy(plan));
  try {
    await runSuites(
      {
        ...{ stack, browser, runFolder: folder, workers: config.workers, ci: config.ci },
        ...{ locale: config.locale, device: config.device },
        ...{ failFast: stopAt, parameters, tests, excused: excusedRequirements(target, register, obligedBy(plan)) },
        axeRules: plan.axeRules,
      },
      signal,
    );
    return { folder, environment, rules, known, troubles: [] };
  } catch (error) {
    if (signal.aborted) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const troubles = [describeError(error)];
    await writeJson(folder, fileNames.troubles, troubles);
    return { folder, environment, rules, known, troubles };
  }
};

/**
 * One run on one target, from the stack to the report.
 *
 * @throws the reason of the signal; the run leaves no folder then
 */
export const runOnce = async (plan: RunPlan, signal: AbortSignal) => {
  const { folder, ...seen } = await runOnStack(plan, signal);
  signal.throwIfAborted();
  const exitCode = await finishRun({
    folder,
    ...seen,
    gate: plan.gate,
    // GitHub is told of the merged run, or it would hear of everything twice.
    ci: plan.shard ? {} : plan.config.github,
    output: process.stdout,
    colour: process.stdout.hasColors?.() ?? false,
  });
  return { folder, exitCode };
};

export type FinishedRun = Awaited<ReturnType<typeof runOnce>>;
