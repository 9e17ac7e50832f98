import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarnessEvent } from '../../contracts/load-history.ts';
import type { Observed, ObservedCost, ObservedInvariant } from '../../contracts/load-observed.ts';
import type { LoadPhase } from '../../contracts/load-run.ts';
import { describeError } from '../../fixtures/errors.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { boundOf, harnessShare } from '../cost/bound.ts';
import { loadBetween, type WindowLoad } from '../cost/load-window.ts';
import type { Part } from '../cost/parts.ts';
import { type Measured, type Sample, startSampler } from '../cost/sampler.ts';
import { followProvider } from '../history/follow-provider.ts';
import { type Judgement, judgeHistory } from '../history/judge.ts';
import { mergeHistories } from '../history/merge.ts';
import { ownersOf } from '../history/owners.ts';
import { defaultPolicy, type Policy } from '../history/policy.ts';
import type { Recorded } from '../history/recorded.ts';
import { openHistoryWriter } from '../history/write.ts';
import { seriesOf } from './series.ts';

/** Names in the folder of a run. */
export const observedFiles = {
  /** Where k6 writes its console: `--console-output`. */
  generator: 'history-k6.ndjson',
  harness: 'history-harness.ndjson',
  observed: 'observed.json',
} as const;

/** What is known of a run when k6 has ended. */
export interface EndedRun {
  /** In their order, from the first arrival on. */
  readonly phases: ReadonlyArray<LoadPhase & { readonly held: boolean; readonly completed: number }>;
  readonly dropped: number;
  readonly cores: number;
  readonly policy?: Policy;
}

/** Watches a run from outside of k6. */
export interface Observation extends AsyncDisposable {
  /** Waits for late messages, judges the history, and writes `observed.json`. */
  finish(run: EndedRun): Promise<Observed>;
}

/** Messages that faults hold back are here by then, or are lost. */
const quietMs = 1000;

/** Violations that are kept of one invariant, and events of one violation: a broken target breaks each arrival. */
const mostViolations = 100;
const mostEvents = 50;

const invariantOf = ({ invariant, judged, violations, measured }: Judgement): ObservedInvariant => ({
  ...{ id: invariant.id, title: invariant.title, requirements: invariant.requirements },
  ...{ subjects: invariant.subjects, judged, broken: violations.length, measured: measured ?? null },
  violations: violations
    .slice(0, mostViolations)
    .map(({ kind, message, events }) => ({ kind, message, events: events.slice(0, mostEvents) })),
});

const perFlow = ({ samples, database }: Measured, flows: number): ObservedCost | null => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (flows === 0 || first === undefined || last === undefined) {
    return null;
  }
  const parts: readonly Part[] = ['logto', 'database', 'fake', 'app', 'k6', 'harness'];
  const cpuMs = parts.flatMap((part): [string, number][] => {
    const used = (last.uses[part]?.cpu ?? 0) - (first.uses[part]?.cpu ?? 0);
    return used > 0 ? [[part, (used * 1000) / flows]] : [];
  });
  const statements = database?.statements ?? null;
  const sum = (of: (statement: { calls: number; ms: number }) => number): number | null =>
    statements === null ? null : statements.reduce((total, each) => total + of(each), 0) / flows;
  return {
    flows,
    cpuMs: Object.fromEntries(cpuMs),
    statements: sum(({ calls }) => calls),
    statementMs: sum(({ ms }) => ms),
    tables: (database?.tables ?? []).map(({ name, rows, bytes }) => ({
      name,
      rows: rows / flows,
      bytes: bytes / flows,
    })),
    top: (statements ?? [])
      .slice(0, 10)
      .map(({ query, calls, ms }) => ({ query: query.slice(0, 2000), calls: calls / flows, ms: ms / flows })),
  };
};

/** Phases follow one another from the first request on. */
const windowsOf = (phases: EndedRun['phases'], events: readonly Recorded[], samples: readonly Sample[]) => {
  let from = events.reduce(
    (first, event) => ('began' in event ? Math.min(first, event.began) : first),
    Number.POSITIVE_INFINITY,
  );
  return phases.map((phase) => {
    const until = from + phase.seconds * 1000;
    const load = loadBetween(samples, from, until);
    from = until;
    return { phase, load };
  });
};

/** The phase in which it shows what bounds a run: the first that broke, else the last. */
const tellingPhase = <T extends { readonly phase: { readonly held: boolean } }>(windows: readonly T[]): T | undefined =>
  windows.find(({ phase }) => !phase.held) ?? windows.at(-1);

const windowJson = (load: WindowLoad | null) => (load === null ? null : { ...load, parts: { ...load.parts } });

/**
 * Starts to watch: messages, CPU, memory and database.
 *
 * @param folder of the run
 * @param project of the containers, where the target is `compose`
 */
export const startObservation = async (
  { description, management }: Pick<Stack, 'description' | 'management'>,
  folder: string,
  project?: string,
): Promise<Observation> => {
  const { logto, provider, target } = description;
  await using undo = new AsyncDisposableStack();
  const writer = openHistoryWriter(join(folder, observedFiles.harness));
  undo.use(writer);
  const tell = (event: HarnessEvent): void => writer.write(event);
  const follower = undo.use(await followProvider(provider, tell));
  const sampler = undo.use(
    await startSampler({ databaseUrl: logto.databaseUrl, ...(project === undefined ? {} : { project }) }),
  );
  const cleanUp = undo.move();
  return {
    async finish({ phases, dropped, cores, policy = defaultPolicy }) {
      const measured = await sampler.stop();
      await follower.settle(quietMs);
      const gaps = follower.broken ? [describeError(follower.broken)] : [];
      (await ownersOf(management)).forEach(tell);
      await cleanUp.disposeAsync();
      const events = await mergeHistories(
        [observedFiles.generator, observedFiles.harness].map((name) => join(folder, name)),
      );
      const windows = windowsOf(phases, events, measured.samples);
      const telling = tellingPhase(windows);
      const load = telling?.load ?? null;
      const isStandIn = target.isStandIn;
      const bound = boundOf({ load, cores, dropped, fakeIsOurs: target.kind !== 'compose', standInIsOurs: isStandIn });
      const observed: Observed = {
        gaps,
        events: events.length,
        invariants: judgeHistory(events, policy).map(invariantOf),
        phases: windows.map(({ phase: { name }, load: used }) => ({ name, load: windowJson(used) })),
        bound: {
          ...bound,
          phase: telling?.phase.name ?? '',
          harnessShare: load === null ? null : harnessShare(load),
        },
        cost: perFlow(
          measured,
          phases.reduce((sum, { completed }) => sum + completed, 0),
        ),
        series: seriesOf(events, measured.samples),
      };
      await writeFile(join(folder, observedFiles.observed), `${JSON.stringify(observed, null, 1)}\n`);
      return observed;
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  };
};
