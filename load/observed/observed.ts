import type { Observed, ObservedCost, ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { PhaseResult } from '../../contracts/record/load-run.ts';
import { type Bound, type BoundInput, boundOf, harnessShare } from '../cost/bound.ts';
import { loadBetween, type WindowLoad } from '../cost/load-window.ts';
import { parts } from '../cost/parts.ts';
import type { Measured, Sample } from '../cost/sampler.ts';
import type { Judgement } from '../history/judge.ts';
import type { Recorded } from '../history/model/recorded.ts';
import { warmUp } from '../plan/plan.ts';
import { seriesOf } from './series.ts';

/** What is known of a run when k6 has ended. */
export interface EndedRun extends Omit<BoundInput, 'load'> {
  readonly events: readonly Recorded[];
  readonly judgements: readonly Judgement[];
  readonly measured: Measured;
  /** In their order, from the first arrival on. */
  readonly phases: ReadonlyArray<Pick<PhaseResult, 'name' | 'rate' | 'seconds' | 'held' | 'completed'>>;
  /** Why not all that happened may be in the history, as sentences. */
  readonly gaps: readonly string[];
  /** Whether a rate was asked for, and every threshold was met at it. */
  readonly isHeld: boolean;
}

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

/** From the first request of an arrival to the last answer. Who signs in before the load begins is user 0. */
const spanOf = (events: readonly Recorded[]): { readonly from: number; readonly until: number } => {
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const event of events) {
    if ('began' in event && event.user > 0) {
      from = Math.min(from, event.began);
      until = Math.max(until, 'at' in event ? event.at : event.began);
    }
  }
  return { from, until };
};

const isWarmUp = ({ name }: { readonly name: string }): boolean => name === warmUp;

/** CPU is of what came after warming up; the database counts from the first flow on. */
const perFlow = ({ measured: { samples, database }, events, phases }: EndedRun): ObservedCost | null => {
  const sum = (which: EndedRun['phases'], of: (phase: EndedRun['phases'][number]) => number): number =>
    which.reduce((total, phase) => total + of(phase), 0);
  const span = spanOf(events);
  const from = span.from + sum(phases.filter(isWarmUp), ({ seconds }) => seconds) * 1000;
  const { until } = span;
  const warmFlows = sum(
    phases.filter((phase) => !isWarmUp(phase)),
    ({ completed }) => completed,
  );
  const flows = sum(phases, ({ completed }) => completed);
  const load = loadBetween(samples, from, until);
  if (warmFlows === 0 || load === null) {
    return null;
  }
  const cpuMs = parts.flatMap((part): [string, number][] => {
    const cores = load.parts[part]?.cores ?? 0;
    return cores > 0 ? [[part, (cores * (until - from)) / warmFlows]] : [];
  });
  const statements = database?.statements ?? null;
  const each = (of: (statement: { calls: number; ms: number }) => number): number | null =>
    statements === null ? null : statements.reduce((total, statement) => total + of(statement), 0) / flows;
  return {
    flows,
    cpuMs: Object.fromEntries(cpuMs),
    statements: each(({ calls }) => calls),
    statementMs: each(({ ms }) => ms),
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
  let { from } = spanOf(events);
  return phases.map((phase) => {
    const until = from + phase.seconds * 1000;
    const load = loadBetween(samples, from, until);
    from = until;
    return { phase, load };
  });
};

/** The phase in which it shows what bounds a run: the first that broke, else the last of those with the highest rate. */
const tellingPhase = <T extends { readonly phase: { readonly held: boolean; readonly rate: number } }>(
  windows: readonly T[],
): T | undefined => {
  const most = Math.max(...windows.map(({ phase }) => phase.rate));
  return windows.find(({ phase }) => !phase.held) ?? windows.findLast(({ phase }) => phase.rate === most);
};

/** What was held although something else took its share of the machine is held without it too. */
const boundOfRun = (run: EndedRun, load: WindowLoad | null): Bound => {
  const bound = boundOf({ ...run, load });
  return run.isHeld && !run.target.isStandIn && !bound.counts && load !== null
    ? { ...bound, counts: true, because: `${bound.because}; but all was met at the rate that was asked for` }
    : bound;
};

/** Puts together what was observed of a run beside k6's own figures. Pure. */
export const observedOf = (run: EndedRun): Observed => {
  const { events, judgements, measured, phases, gaps, appIsAsked } = run;
  const windows = windowsOf(phases, events, measured.samples);
  const telling = tellingPhase(windows.filter(({ phase }) => !isWarmUp(phase)));
  const load = telling?.load ?? null;
  return {
    gaps,
    events: events.length,
    invariants: judgements.map(invariantOf),
    phases: windows.map(({ phase: { name }, load: used }) => ({ name, load: used })),
    bound: {
      ...boundOfRun(run, load),
      phase: telling?.phase.name ?? '',
      harnessShare: load === null ? null : harnessShare(load, appIsAsked),
    },
    cost: perFlow(run),
    series: seriesOf(events, measured.samples),
  };
};
