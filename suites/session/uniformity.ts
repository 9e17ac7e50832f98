import { unevenness } from '../../fixtures/statistics/distributions.ts';

/** How evenly characters are spread over ids of one length. */
interface Uniformity {
  /** The most that an id can hold, by the characters seen at each of its positions. */
  readonly bits: number;
  /** Of the position that is least even: the probability of so uneven a sample by chance, corrected for all positions. */
  readonly leastProbability: number;
}

/**
 * Judges ids by the characters at each position: a chi-square test against an even spread over the whole alphabet.
 *
 * @param ids some hundreds, all of the length of the first
 */
export const uniformity = (ids: readonly string[]): Uniformity => {
  const alphabet = new Set(ids.join('')).size;
  const positions = Array.from({ length: ids[0]?.length ?? 0 }, (_, at) => ids.map((id) => id[at]));
  const probabilities = positions.map((characters) => unevenness(characters, alphabet));
  return {
    bits: positions.reduce((sum, characters) => sum + Math.log2(new Set(characters).size), 0),
    leastProbability: Math.min(1, Math.min(...probabilities) * positions.length),
  };
};
