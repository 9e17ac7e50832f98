import { mainlandNumber, type PhoneDigits } from '../contracts/phone.ts';

/** How much a scenario asks for. Plain TypeScript: k6 and the command that provisions the users both read it. */
export interface LoadPlan {
  /** New arrivals a second, whether earlier ones are done or not (an open model). */
  readonly arrivalsPerSecond: number;
  readonly seconds: number;
  /** Virtual users that may be under way at once; an arrival beyond them is dropped, and that fails the run. */
  readonly atOnce: number;
}

export const plans = {
  smoke: { arrivalsPerSecond: 2, seconds: 10, atOnce: 10 },
} satisfies Record<string, LoadPlan>;

export type ScenarioName = keyof typeof plans;

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(plans, name);

/** The arrivals that have to be seen; k6 may start one more at the very end. */
export const plannedArrivals = ({ arrivalsPerSecond, seconds }: LoadPlan): number => arrivalsPerSecond * seconds;

/** Load takes the workers' ranges that Playwright's workers do not reach. */
const firstWorker = 50;
const numbersPerWorker = 1000;

/** The phone number of the n-th arrival: each has its own, and its user exists before the run. */
export const numberOfArrival = (phoneBlock: number, arrival: number): PhoneDigits =>
  mainlandNumber(phoneBlock, firstWorker + Math.floor(arrival / numbersPerWorker), arrival % numbersPerWorker);
