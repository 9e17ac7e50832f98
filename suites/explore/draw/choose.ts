/** Choices of a wish are numbers from 0 up to this. */
export const choices = 1_000_000;

/** @throws RangeError where there is nothing */
export const atLeastOne = <T>(things: readonly T[]): readonly [T, ...T[]] => {
  const [first, ...rest] = things;
  if (first === undefined) {
    throw new RangeError('there is nothing to choose from');
  }
  return [first, ...rest];
};

const percentOf = (choice: number): number => (choice / choices) * 100;

/** One of the things, in equal parts. */
export const oneOf = <T>(things: readonly [T, ...T[]], choice: number): T =>
  things[Math.floor((choice / choices) * things.length)] ?? things[0];

/** Whether a choice is in its lower part. */
export const inPart = (choice: number, percent: number): boolean => percentOf(choice) < percent;

/** The usual one for the lower part of the choices, else one of the others. */
export const mostly = <T>(usual: T, others: readonly [T, ...T[]], choice: number, percent = 70): T =>
  inPart(choice, percent) ? usual : oneOf(others, ((percentOf(choice) - percent) / (100 - percent)) * (choices - 1));

/**
 * Another choice of the same wish, that has nothing to do with the first nor with those of another `which`: what is made of
 * several has to come in every combination. (The last mixing of MurmurHash3.)
 */
export const again = (choice: number, which = 1): number => {
  const mixed = Math.imul(choice ^ Math.imul(which, 0x9e3779b1), 0x85ebca6b);
  const further = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((further ^ (further >>> 16)) >>> 0) % choices;
};

/** The index of one from the end; undefined where there is none. */
export const fromEnd = (list: readonly unknown[], back: number): number | undefined =>
  list.length === 0 ? undefined : list.length - 1 - (back % list.length);
