import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import type { LoadRun } from '../contracts/load-run.ts';
import type { Stack } from '../fixtures/stack/stack.ts';
import { cardOf, type ProfileName, type ScenarioName } from './catalogue.ts';
import { type Bound, boundOf } from './cost/bound.ts';
import { loadBetween } from './cost/load-window.ts';
import { type Measured, startSampler } from './cost/sampler.ts';
import { k6Environment } from './environment.ts';
import { followProvider } from './history/follow-provider.ts';
import { type Judgement, judgeHistory } from './history/judge.ts';
import { mergeHistories } from './history/merge.ts';
import { ownersOf } from './history/owners.ts';
import { openHistoryWriter } from './history/write.ts';
import type { K6 } from './k6-binary.ts';
import { firstOfEachProblem } from './k6-log.ts';
import { verdictOf } from './outcome.ts';
import { flowsIn, type LoadPlan, secondsOf } from './plan.ts';
import { writeRun } from './run-file.ts';
import { type K6Result, runK6 } from './run-k6.ts';
import { scriptOf } from './scripts.ts';
import type { Segment } from './segment.ts';

export interface ScenarioRun {
  readonly scenario: ScenarioName;
  readonly profile: ProfileName;
  readonly plan: LoadPlan;
  readonly k6: K6;
  readonly stack: Stack;
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
  readonly bound: Bound;
}

/** What k6 has beyond the plan's own time: set-up, arrivals under way at the end, and its summary. */
const graceSeconds = 420;

/** How long nothing may come from the provider before all is thought to be in. */
const quietMs = 300;

const generate = async (wanted: ScenarioRun, historyFile: string): Promise<K6Result> => {
  const { scenario, plan, k6, stack, folder, generator, segment, onProblem, signal } = wanted;
  const stackBroke = new AbortController();
  stack.broken.then((reason) => stackBroke.abort(reason));
  const late = AbortSignal.timeout((secondsOf(plan) + graceSeconds) * 1000);
  const output: string[] = [];
  const problem = firstOfEachProblem(onProblem);
  const result = await runK6({
    k6,
    script: scriptOf(scenario),
    environment: { ...k6Environment(stack.description, plan, generator), ...wanted.environment },
    summaryFile: join(folder, 'summary.json'),
    dashboardFile: join(folder, 'dashboard.html'),
    historyFile,
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

interface Generated {
  readonly result: K6Result;
  readonly measured: Measured;
  /** The history. */
  readonly files: readonly string[];
  readonly endedAt: Date;
}

/** Runs k6, and meanwhile measures and writes down what the provider delivers. */
const generateAndFollow = async (wanted: ScenarioRun): Promise<Generated> => {
  const { stack, folder, generator } = wanted;
  const files = [join(folder, `history-${generator}.ndjson`), join(folder, 'history-harness.ndjson')] as const;
  // A k6 that fails before its first arrival writes none.
  await writeFile(files[0], '');
  await using writer = openHistoryWriter(files[1]);
  await using follower = await followProvider(stack.description.provider, (event) => writer.write(event));
  await using sampler = await startSampler({ databaseUrl: stack.description.logto.databaseUrl });
  const result = await generate(wanted, files[0]);
  const endedAt = new Date();
  // What is asked for afterwards is no cost of the load.
  const measured = await sampler.stop();
  await follower.settle(quietMs);
  for (const owner of await ownersOf(stack.management)) {
    writer.write(owner);
  }
  return { result, measured, files, endedAt };
};

const machine = () => ({ cores: availableParallelism(), memoryBytes: totalmem(), node: process.version });

const violationsOf = (judgements: readonly Judgement[]): string[] =>
  judgements.flatMap(({ invariant, violations }) => {
    const [first] = violations;
    return first === undefined
      ? []
      : [`${invariant.title}: broken ${violations.length} times, first: ${first.message} (${first.events.join(', ')})`];
  });

/**
 * Runs a scenario on a stack that has its people, and judges it: by the thresholds, and by the history of what was sent,
 * delivered, tried and answered, whatever the latencies. Everything goes into the folder.
 */
export const runScenario = async (wanted: ScenarioRun): Promise<ScenarioResult> => {
  const { scenario, profile, plan, k6, stack, folder, segment, signal } = wanted;
  const { target } = stack.description;
  await mkdir(folder, { recursive: true });
  const startedAt = new Date();
  const { result, measured, files, endedAt } = await generateAndFollow(wanted);

  // One generator of several saw its own part only: their histories are merged before they are judged.
  const judgements = segment === null ? judgeHistory(await mergeHistories(files)) : [];
  const broken = violationsOf(judgements);
  const { shape, question } = cardOf(scenario);
  const verdict = verdictOf(plan, shape, result);
  const partial = signal.aborted;
  const run: LoadRun = {
    scenario,
    flow: flowsIn(plan).join(', '),
    question,
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
    outcome: broken.length > 0 ? 'crossed' : partial ? 'undecided' : verdict.outcome,
    reasons: [...broken, ...verdict.reasons],
  };
  const bound = boundOf({
    load: loadBetween(measured.samples, startedAt.getTime(), endedAt.getTime()),
    cores: availableParallelism(),
    dropped: run.dropped,
    fakeIsOurs: target.kind !== 'compose' && target.kind !== 'external',
    standInIsOurs: target.kind === 'embedded',
  });
  await writeRun(folder, run);
  await writeFile(join(folder, 'cost.json'), `${JSON.stringify({ ...measured, bound }, null, 1)}\n`);
  await writeFile(
    join(folder, 'invariants.json'),
    `${JSON.stringify(
      judgements.map(({ invariant: { id, title }, ...finding }) => ({ id, title, ...finding })),
      null,
      1,
    )}\n`,
  );
  return { run, judgements, measured, bound };
};
