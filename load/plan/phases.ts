import type { LoadPhase } from '../../contracts/record/load-run.ts';
import { cardOf, type FlowName, type ProfileName, type ScenarioName, type Shape } from './catalogue.ts';

interface PhaseOptions {
  readonly scenario: ScenarioName;
  readonly profile: ProfileName;
  readonly flow?: FlowName | undefined;
  readonly rate?: number | undefined;
  readonly seconds?: number | undefined;
}

/** Seconds of a whole run; of `steps` those of one step. */
const durations: Record<Shape, Record<ProfileName, number>> = {
  steady: { smoke: 3, average: 60, stress: 120 },
  mixed: { smoke: 5, average: 120, stress: 120 },
  spike: { smoke: 6, average: 240, stress: 240 },
  soak: { smoke: 6, average: 3600, stress: 3600 },
  steps: { smoke: 2, average: 15, stress: 20 },
  trouble: { smoke: 16, average: 120, stress: 120 },
  outage: { smoke: 16, average: 120, stress: 120 },
  browser: { smoke: 6, average: 60, stress: 120 },
};

const smokeRates: Record<Shape, number> = {
  steady: 3,
  mixed: 4,
  spike: 2,
  soak: 2,
  steps: 3,
  trouble: 2,
  outage: 2,
  browser: 1,
};

const stepGrowth = 1.2;
const stepCounts: Record<ProfileName, number> = { smoke: 2, average: 12, stress: 12 };

/**
 * A Logto that has just started compiles its code while it answers: five to ten times slower than a minute later. What
 * comes in this phase has to be right, but how long it took is counted nowhere.
 */
export const warmUp = 'warm-up';
const warmUpSeconds = 10;

const rounded = (value: number): number => Math.round(value * 10) / 10;

const shaped = (shape: Shape, rate: number, seconds: number, profile: ProfileName): LoadPhase[] => {
  const part = (name: string, share: number, times = 1): LoadPhase => ({
    name,
    rate: rounded(rate * times),
    seconds: rounded(seconds * share),
  });
  switch (shape) {
    case 'spike':
      return [part('before', 1 / 4), part('spike', 1 / 8, 10), part('recovering', 1 / 4), part('after', 3 / 8)];
    case 'soak':
      return [part('early', 1 / 3), part('middle', 1 / 3), part('late', 1 / 3)];
    case 'trouble':
      return [part('before', 1 / 4), part('during', 1 / 4), part('after', 1 / 2)];
    case 'outage':
      return [part('before', 1 / 6), part('during', 1 / 6), part('recovering', 1 / 6), part('after', 1 / 2)];
    case 'steps':
      return Array.from({ length: stepCounts[profile] }, (_, at) => {
        const step = rounded(rate * stepGrowth ** at);
        return { name: `at ${step}/s`, rate: step, seconds };
      });
    default:
      return [part('steady', 1)];
  }
};

/** How the rate goes over the run: what was asked for, else the profile's. A breakpoint run begins at the flow's average. */
export const phasesOf = ({ scenario, profile, flow, rate, seconds }: PhaseOptions): LoadPhase[] => {
  const { shape, rates } = cardOf(scenario);
  const own =
    profile === 'smoke' ? smokeRates[shape] : (shape === 'steps' ? cardOf(flow ?? 'sign-in').rates : rates)[profile];
  const phases = shaped(shape, rate ?? own, seconds ?? durations[shape][profile], profile);
  const cold = { name: warmUp, rate: Math.max(0.1, rounded((rate ?? own) / 2)), seconds: warmUpSeconds };
  return profile === 'smoke' ? phases : [cold, ...phases];
};
