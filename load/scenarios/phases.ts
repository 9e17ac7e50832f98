import type { LoadPhase } from '../../contracts/record/load-run.ts';

/** Rates and times as a page shows them. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

type Part = readonly [name: string, share: number, times?: number];

/** Phases by their share of the time, each at the rate or at so many times it. */
export const inParts =
  (...parts: readonly Part[]) =>
  (rate: number, seconds: number): LoadPhase[] =>
    parts.map(([name, share, times = 1]) => ({ name, rate: rounded(rate * times), seconds: rounded(seconds * share) }));
