/** Where values stand in a picture, and which of them are written at its edge. */
export interface Scale {
  place(value: number): number;
  readonly ticks: readonly number[];
}

const steps = [1, 2, 2.5, 5, 10];
const secondsOfSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200];

const roundStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (steps.find((step) => step * power >= least) ?? 10);
};

/** A step for seconds that a clock would take. */
const clockStep = (least: number): number => secondsOfSteps.find((step) => step >= least) ?? 86_400;

/**
 * A linear scale.
 *
 * @param values the least and the greatest
 * @param places where these stand
 * @param most ticks that there is room for
 */
export const scaleOf = (
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
  most: number,
  isTime = false,
): Scale => {
  const step = (isTime ? clockStep : roundStep)((high - low) / most);
  const first = Math.ceil(low / step);
  return {
    place: (value) => start + ((value - low) / (high - low)) * (end - start),
    ticks: Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step),
  };
};
