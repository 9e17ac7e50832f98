/** Milliseconds of some tries with a value of one length. */
export interface Tries {
  /** Until the value was refused. */
  readonly judged: readonly number[];
  /** Until a request as long was refused that holds a value of one character, and the rest where nobody looks at it. */
  readonly padded: readonly number[];
}

/**
 * What judging the value costs for its length, in milliseconds: without the way there and back, which a longer request
 * may take once more, and without what any value costs. The shortest try is the one that a busy machine delayed least.
 */
export const costOf = ({ judged, padded }: Tries): number => Math.min(...judged) - Math.min(...padded);

/** A cost that keeps nobody waiting, in proportion or not: more than a network that falters adds to each of the tries. */
const unnoticed = 400;

/**
 * What a value ten times as long may cost, in milliseconds: twice what is in proportion. A cost that grows with the
 * square of the length is a hundred times as high.
 */
export const mostFor = (costOfShort: number): number => Math.max(unnoticed, 20 * costOfShort);
