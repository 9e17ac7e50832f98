import type { LoadPhase } from '../../contracts/record/load-run.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type FlowName, flows } from '../plan/flows.ts';
import { numbersUnderSendCap, type Population, populations, sendCap } from '../plan/numbers.ts';
import { arrivalsOf, flowsIn, type LoadPlan, secondsOf, warmUp } from '../plan/plan.ts';
import { flowTakers, type ScenarioName, scenarioOf } from './index.ts';
import { rounded } from './phases.ts';
import type { BarePlan, OfProfile, ProfileName, Scenario } from './scenario.ts';
import { kept } from './thresholds.ts';

export interface PlanOptions {
  readonly scenario: ScenarioName;
  readonly profile: ProfileName;
  /** Instead of the scenario's own flow, where it takes one. */
  readonly flow?: FlowName | undefined;
  /** Arrivals a second, instead of the profile's. */
  readonly rate?: number | undefined;
  readonly seconds?: number | undefined;
  /** Most numbers of one kind that may be provisioned. */
  readonly numbers?: number | undefined;
  readonly slowestMs?: number | undefined;
  /** Shares for `mixed`. */
  readonly weights: LoadPlan['weights'];
  /** This generator's part of the whole, 0 to 1. */
  readonly share: number;
}

/** Accounts are made one by one over the Management API, some hundred a second. */
const defaultNumbers = 20_000;
/** Whoever signs in by password comes under no cap, and making each costs a hash. */
const passwordUsers = 40;
const mostArrivals = 1_000_000;
const longestSeconds = 86_400;

const slowest: OfProfile<number> = { smoke: 5000, average: 500, stress: 1000 };

/** How long a flow may take before arrivals are dropped, in seconds. */
const patience = 5;

/** Of each flow alike. */
const smokeRate = 3;
const warmUpSeconds = 10;

/** How the rate goes over the run: what was asked for, else the scenario's or its flow's. */
const phasesOf = (scenario: Scenario, flow: FlowName, { profile, ...asked }: PlanOptions): LoadPhase[] => {
  const { rates = { smoke: smokeRate, ...flows[flow].rates } } = scenario;
  const rate = asked.rate ?? rates[profile];
  const phases = scenario.phases(rate, asked.seconds ?? scenario.seconds[profile], profile);
  const cold = { name: warmUp, rate: Math.max(0.1, rounded(rate / 2)), seconds: warmUpSeconds };
  return profile === 'smoke' ? phases : [cold, ...phases];
};

const requireBounds = (phases: readonly LoadPhase[]): void => {
  const seconds = secondsOf({ phases });
  if (seconds > longestSeconds) {
    throw new HarnessError(`a run of ${seconds} s is longer than a day`, 'Ask for less with --duration');
  }
  if (arrivalsOf(phases) > mostArrivals) {
    throw new HarnessError(
      `a run of ${arrivalsOf(phases)} arrivals is above the bound of ${mostArrivals}`,
      'Ask for less with --rate or --duration',
    );
  }
};

/** How many numbers the flows need of each population. */
const needs = (names: readonly FlowName[], phases: readonly LoadPhase[], atOnce: number) => {
  const rate = Math.max(...phases.map((phase) => phase.rate));
  const arrivals = arrivalsOf(phases) + 1;
  const most: Partial<Record<Population, number>> = {};
  for (const name of names) {
    const { who, sends, usesUp } = flows[name];
    const needed = usesUp
      ? arrivals
      : sends
        ? numbersUnderSendCap(rate, arrivals)
        : who === 'session-holder'
          ? atOnce
          : Math.min(arrivals, passwordUsers);
    most[who] = Math.max(most[who] ?? 0, needed);
  }
  return most;
};

const requireNumbers = (needed: LoadPlan['numbers'], phases: readonly LoadPhase[], limit: number | undefined): void => {
  const rate = Math.max(...phases.map((phase) => phase.rate));
  for (const [who, count] of Object.entries(needed)) {
    const isProvisioned = who !== 'stranger';
    const most = limit ?? (isProvisioned ? defaultNumbers : populations.stranger.size);
    if (count > most) {
      const fed = Math.floor((most * sendCap.messages) / sendCap.seconds);
      throw new HarnessError(
        `${rate} arrivals a second need ${count} numbers (Logto sends at most ${sendCap.messages} messages to one in ${sendCap.seconds} s), and there are ${most}`,
        `Ask for at most ${fed}/s, for a shorter run, or for more with --numbers`,
      );
    }
  }
};

/** The same plan, with what its scenario demands of it. */
export const withThresholds = (plan: BarePlan, scenario: ScenarioName): LoadPlan => ({
  ...plan,
  thresholds: { ...kept(plan), ...scenarioOf(scenario).thresholds(plan) },
});

/**
 * What a run is going to do.
 *
 * @throws HarnessError where it is out of bounds, or its numbers could not be fed under Logto's send cap
 */
export const makePlan = (options: PlanOptions): LoadPlan => {
  const { scenario: name, profile, flow, share } = options;
  const scenario = scenarioOf(name);
  if (flow !== undefined && !scenario.takesFlow) {
    throw new HarnessError(`${name} has a flow of its own`, `--of is for ${flowTakers}`);
  }
  const own = flow ?? scenario.flow;
  const weights = scenario.bySharesOfFlows ? options.weights : { [own]: 1 };
  const phases = phasesOf(scenario, own, options);
  requireBounds(phases);
  const longest = patience + (scenario.waits?.(phases) ?? 0);
  const atOnce = Math.min(600, Math.max(10, Math.ceil(Math.max(...phases.map(({ rate }) => rate)) * longest)));
  const names = [...flowsIn({ weights }), ...(scenario.besides ? [scenario.besides] : [])];
  const numbers = { ...needs(names, phases, atOnce), ...scenario.people?.(phases) };
  requireNumbers(numbers, phases, options.numbers);
  const plan: BarePlan = {
    phases,
    weights,
    tenant: (flow === undefined && scenario.tenant) || flows[own].tenant,
    atOnce,
    numbers,
    slowestMs: options.slowestMs ?? slowest[profile],
    // k6 rounds at each jump of the rate, and each part of several.
    arrivals: Math.max(1, Math.floor(arrivalsOf(phases) * share) - (share < 1 ? 1 : 0) - 2 * (phases.length - 1)),
  };
  return withThresholds(plan, name);
};
