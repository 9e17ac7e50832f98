import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Observed } from '../../contracts/record/load-observed.ts';
import type { LoadRun } from '../../contracts/record/load-run.ts';
import { ownName } from '../../fixtures/stack/compose/owner.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { projectOf } from '../cost/docker-stats.ts';
import { type Measured, startSampler } from '../cost/sampler.ts';
import { followProvider } from '../history/follow-provider.ts';
import { evidentOnly, type Judgement, judgeHistory } from '../history/judge.ts';
import { mergeHistories } from '../history/merge.ts';
import { ownersOf } from '../history/owners.ts';
import { openHistoryWriter } from '../history/write.ts';
import { observedOf } from '../observed/observed.ts';
import { flows } from '../plan/flows.ts';
import { flowsIn } from '../plan/plan.ts';
import { scenarioOf } from '../scenarios/index.ts';
import { generateHere, processorsOf } from './generate-here.ts';
import { verdictOf } from './outcome.ts';
import { writeRun } from './run-file.ts';
import type { ScenarioRun } from './scenario-run.ts';

export interface ScenarioResult {
  readonly run: LoadRun;
  readonly judgements: readonly Judgement[];
  readonly measured: Measured;
  /** What was observed beside k6's own figures. */
  readonly observed: Observed;
}

/** How long nothing may come from the provider before all is thought to be in. */
const quietMs = 300;

/** Has the load made, and meanwhile measures and writes down what the provider delivers. */
const generateAndFollow = async (wanted: ScenarioRun) => {
  const { stack, folder, generateElsewhere } = wanted;
  const ownFile = join(folder, 'history-harness.ndjson');
  await using writer = openHistoryWriter(ownFile);
  const { provider } = stack.description;
  const isDirect = !wanted.isProviderForwarded;
  await using follower = await followProvider(provider, (event) => writer.write(event), { isDirect });
  await using sampler = await startSampler({
    databaseUrl: stack.description.logto.databaseUrl,
    project: stack.description.target.kind === 'compose' ? await projectOf(ownName()) : undefined,
  });
  // An inbox that is not ours may hold what others got who count their messages elsewhere; and growth compares two runs.
  const isOurs = stack.description.target.kind !== 'external' && !scenarioOf(wanted.scenario).growsDatabase;
  const generated = await (generateElsewhere?.() ?? generateHere(wanted, isOurs && follower.before === 0));
  const endedAt = new Date();
  // What is asked for afterwards is no cost of the load.
  const measured = await sampler.stop();
  await follower.settle(quietMs);
  for (const owner of await ownersOf(stack.management)) {
    writer.write(owner);
  }
  const gaps = [...generated.gaps, ...(follower.broken ? [describeError(follower.broken)] : [])];
  const {
    result,
    madeBy,
    isPartial = false,
    machines = { cores: availableParallelism(), samples: measured.samples },
  } = generated;
  const [unmeasured, there] = typeof machines === 'string' ? [machines, null] : [undefined, machines];
  const used = { ...measured, samples: there?.samples ?? [] };
  return {
    result,
    madeBy,
    isPartial,
    measured: used,
    cores: there?.cores ?? 0,
    unmeasured,
    files: [...generated.files, ownFile],
    gaps,
    endedAt,
  };
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
  const { result, madeBy, isPartial, measured, cores, unmeasured, files, gaps, endedAt } =
    await generateAndFollow(wanted);

  // One generator of several saw its own part only: their histories are merged before they are judged.
  const events = await mergeHistories(files);
  const found = segment === null ? judgeHistory(events) : [];
  const judgements = gaps.length > 0 ? evidentOnly(found) : found;
  const { question, requirements = [], seeksKnee = false, judge } = scenarioOf(scenario);
  const verdict = verdictOf(plan, result, judge);
  const partial = signal.aborted || isPartial;
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
    k6: { version: k6.version, origin: madeBy ?? k6.origin, exitCode: result.exitCode },
    atOnce: plan.atOnce,
    numbers: Object.values(plan.numbers).reduce((sum, count) => sum + count, 0),
    segment: segment?.segment ?? null,
    ...verdict,
    outcome: partial ? 'undecided' : verdict.outcome,
  };
  const observed = observedOf({
    ...{ events, judgements, measured, gaps, target, phases: run.phases, dropped: run.dropped },
    ...{ cores, unmeasured },
    processorsOfK6: wanted.generateElsewhere ? cores : processorsOf(wanted),
    isHeld: run.outcome === 'met' && !seeksKnee,
    appIsAsked: flowsIn(plan).every((flow) => flows[flow].asksApplication),
  });
  await writeResult(folder, { run, observed });
  return { run, judgements, measured, observed };
};
