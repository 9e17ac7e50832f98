/** How much a run asks for, and when. Plain TypeScript: k6 reads it from `LOAD_PLAN`. */
import type { LoadPhase } from '../../contracts/record/load-run.ts';
import { type FlowName, isFlowName, type LoadTenant } from './flows.ts';
import type { Population } from './numbers.ts';
import type { Thresholds } from './thresholds.ts';

export interface LoadPlan {
  /** One after the other; the arrival rate jumps between them. */
  readonly phases: readonly LoadPhase[];
  /** What each arrival goes through, by its share; one flow alone but for `mixed`. */
  readonly weights: Readonly<Partial<Record<FlowName, number>>>;
  readonly tenant: LoadTenant;
  /** Virtual users that may be under way at once; an arrival beyond them is dropped, and that fails the run. */
  readonly atOnce: number;
  /** Phone numbers that arrivals take turns with, of each population that the flows need. */
  readonly numbers: Readonly<Partial<Record<Population, number>>>;
  /** The 95th percentile of each request has to stay below this, in ms. */
  readonly slowestMs: number;
  /** Arrivals that this generator has to see at least. */
  readonly arrivals: number;
  /** When the run has passed, by its scenario; beside them those that keep the figures of each phase and step. */
  readonly thresholds: Thresholds;
}

/**
 * A Logto that has just started compiles its code while it answers: five to ten times slower than a minute later. What
 * comes in this phase has to be right, but how long it took is counted nowhere.
 */
export const warmUp = 'warm-up';

export const secondsOf = ({ phases }: Pick<LoadPlan, 'phases'>): number =>
  phases.reduce((total, { seconds }) => total + seconds, 0);

export const arrivalsOf = (phases: readonly LoadPhase[]): number =>
  Math.floor(phases.reduce((total, { rate, seconds }) => total + rate * seconds, 0));

/** When a phase begins, in seconds of the run. */
export const secondsBefore = ({ phases }: Pick<LoadPlan, 'phases'>, name: string): number => {
  const at = phases.findIndex((phase) => phase.name === name);
  return secondsOf({ phases: phases.slice(0, Math.max(0, at)) });
};

/** How long a database that is taken away is away: half of the phase, so that those beside it are not touched. */
export const secondsAway = (phases: readonly LoadPhase[]): number =>
  (phases.find(({ name }) => name === 'during')?.seconds ?? 0) / 2;

/** The phase at a time of the run, in seconds; the last one for what begins at its very end. */
export const phaseAt = (phases: readonly LoadPhase[], seconds: number): LoadPhase => {
  const found = phases.find((_, at) => seconds < secondsOf({ phases: phases.slice(0, at + 1) }));
  const phase = found ?? phases.at(-1);
  if (phase === undefined) {
    throw new Error('the plan has no phase');
  }
  return phase;
};

/**
 * The flow that an arrival goes through. Shares are met exactly over each hundred arrivals, in an order without runs of
 * one flow: 37 has no divisor in common with 100.
 */
export const flowOf = (weights: LoadPlan['weights'], arrival: number): FlowName => {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const place = (((arrival * 37) % 100) / 100) * total;
  let reached = 0;
  const [name] =
    entries.find(([, weight]) => {
      reached += weight;
      return place < reached;
    }) ?? [];
  if (!isFlowName(name)) {
    throw new Error('the plan has no flow');
  }
  return name;
};

/** Flows of the plan. */
export const flowsIn = ({ weights }: Pick<LoadPlan, 'weights'>): FlowName[] => Object.keys(weights).filter(isFlowName);
