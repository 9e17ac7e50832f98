import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Observed } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { ownName } from '../../fixtures/stack/compose/owner.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { projectOf } from '../cost/docker-stats.ts';
import { type Measured, startSampler } from '../cost/sampler.ts';
import { followProvider } from '../history/follow-provider.ts';
import { type Judgement, judgeHistory } from '../history/judge.ts';
import { mergeHistories } from '../history/merge.ts';
import { ownersOf } from '../history/owners.ts';
import { openHistoryWriter } from '../history/write.ts';
import { k6Environment } from '../k6/environment.ts';
import type { K6 } from '../k6/find-k6.ts';
import { firstOfEachProblem } from '../k6/log.ts';
import { processorsOfK6 } from '../k6/processors.ts';
import { type K6Result, runK6 } from '../k6/run-k6.ts';
import type { Segment } from '../k6/segment.ts';
import { observedOf } from '../observed/observed.ts';
import type { LoadApplication } from '../plan/application.ts';
import { flows } from '../plan/flows.ts';
import { flowsIn, type LoadPlan, secondsOf } from '../plan/plan.ts';
import { type ScenarioName, scenarioOf } from '../scenarios/index.ts';
import type { ProfileName } from '../scenarios/scenario.ts';
import { scriptOf } from '../scenarios/scripts.ts';
import { verdictOf } from './outcome.ts';
import { writeRun } from './run-file.ts';

export interface ScenarioRun {
  readonly scenario: ScenarioName;
  readonly profile: ProfileName;
  readonly plan: LoadPlan;
  readonly k6: K6;
  readonly stack: Stack;
  /** What arrivals come from. */
  readonly application: LoadApplication;
  /** Where everything that the run leaves goes; absolute. */
  readonly folder: string;
  /** Id of this k6 among those that share a run. */
  readonly generator: string;
  readonly segment: Segment | null;
  /** Further variables for k6, such as where its browser is. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A warning or an error of k6, once each. */
  readonly onProblem: (line: string) => void;
  /** Ends the run; what there is until then is kept and marked partial. */
  readonly signal: AbortSignal;
}

export interface ScenarioResult {
  readonly run: LoadRun;
  readonly judgements: readonly Judgement[];
  readonly measured: Measured;
  /** What was observed beside k6's own figures. */
  readonly observed: Observed;
}

/** What k6 has beyond the plan's own time: set-up, arrivals under way at the end, and its summary. */
const graceSeconds = 420;

const processorsOf = ({ scenario, stack }: ScenarioRun): number =>
  processorsOfK6(stack.description.target.kind, scenarioOf(scenario), availableParallelism());

/** How long nothing may come from the provider before all is thought to be in. */
const quietMs = 300;

const generate = async (wanted: ScenarioRun, historyFile: string, isInboxNew: boolean): Promise<K6Result> => {
  const { scenario, plan, k6, stack, application, folder, generator, segment, onProblem, signal } = wanted;
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
    },
    summaryFile: join(folder, 'summary.json'),
    dashboardFile: join(folder, fileNames.dashboard),
    historyFile,
    processors: processorsOf(wanted),
    segment,
    onLine: (line) => {
      output.push(line);
      problem(line);
    },
    signal: AbortSignal.any([signal, late, stackBroke.signal]),
  });
  await writeFile(join(folder, 'k6.log'), `${output.join('\n')}\n`);
  stackBroke.signal.throwIfAborted();
  return result;
};

/** Runs k6, and meanwhile measures and writes down what the provider delivers. */
const generateAndFollow = async (wanted: ScenarioRun) => {
  const { stack, folder, generator } = wanted;
  const files = [join(folder, `history-${generator}.ndjson`), join(folder, 'history-harness.ndjson')] as const;
  // A k6 that fails before its first arrival writes none.
  await writeFile(files[0], '');
  await using writer = openHistoryWriter(files[1]);
  await using follower = await followProvider(stack.description.provider, (event) => writer.write(event));
  await using sampler = await startSampler({
    databaseUrl: stack.description.logto.databaseUrl,
    project: stack.description.target.kind === 'compose' ? await projectOf(ownName()) : undefined,
  });
  // An inbox that is not ours may hold what others got who count their messages elsewhere; and growth compares two runs.
  const isOurs = stack.description.target.kind !== 'external' && !scenarioOf(wanted.scenario).growsDatabase;
  const result = await generate(wanted, files[0], isOurs && follower.before === 0);
  const endedAt = new Date();
  // What is asked for afterwards is no cost of the load.
  const measured = await sampler.stop();
  await follower.settle(quietMs);
  for (const owner of await ownersOf(stack.management)) {
    writer.write(owner);
  }
  /** Why not all that happened may be in the history. */
  const gaps = follower.broken ? [describeError(follower.broken)] : [];
  return { result, measured, files, gaps, endedAt };
};

const machine = () => ({ cores: availableParallelism(), memoryBytes: totalmem(), node: process.version });

/** Leaves a run for its pages, and for a later run that is compared with it. */
export const writeResult = async (
  folder: string,
  { run, observed }: Pick<ScenarioResult, 'run' | 'observed'>,
): Promise<void> => {
  await writeRun(folder, run);
  await writeFile(join(folder, fileNames.observed), `${JSON.stringify(observed, null, 1)}\n`);
};

/**
 * Runs a scenario on a stack that has its people, and judges the history of what was sent, delivered,
 * tried and answered. Everything goes into the folder; `commands/load/finish-load.ts` makes a verdict of it.
 */
export const runScenario = async (wanted: ScenarioRun): Promise<ScenarioResult> => {
  const { scenario, profile, plan, k6, stack, folder, segment, signal } = wanted;
  const { target } = stack.description;
  await mkdir(folder, { recursive: true });
  const startedAt = new Date();
  const { result, measured, files, gaps, endedAt } = await generateAndFollow(wanted);

  // One generator of several saw its own part only: their histories are merged before they are judged.
  const events = await mergeHistories(files);
  const judgements = segment === null ? judgeHistory(events) : [];
  const { question, requirements = [], seeksKnee = false, judge } = scenarioOf(scenario);
  const verdict = verdictOf(plan, result, judge);
  const partial = signal.aborted;
  const run: LoadRun = {
    scenario,
    flow: flowsIn(plan).join(', '),
    ...{ question, requirements: [...requirements], seeksKnee },
    profile,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    partial,
    target,
    machine: machine(),
    k6: { version: k6.version, origin: k6.origin, exitCode: result.exitCode },
    atOnce: plan.atOnce,
    numbers: Object.values(plan.numbers).reduce((sum, count) => sum + count, 0),
    segment: segment?.segment ?? null,
    ...verdict,
    outcome: partial ? 'undecided' : verdict.outcome,
  };
  const observed = observedOf({
    ...{ events, judgements, measured, gaps, target, phases: run.phases, dropped: run.dropped },
    cores: availableParallelism(),
    processorsOfK6: processorsOf(wanted),
    isHeld: run.outcome === 'met' && !seeksKnee,
    appIsAsked: flowsIn(plan).every((flow) => flows[flow].asksApplication),
  });
  await writeResult(folder, { run, observed });
  return { run, judgements, measured, observed };
};
