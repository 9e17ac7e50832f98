import { unevenness } from '../../fixtures/statistics/distributions.ts';

/**
 * Judges ids by the characters at each position: a chi-square test against an even spread over the whole alphabet.
 *
 * @param ids some hundreds, all of the length of the first
 */
export const uniformity = (ids: readonly string[]) => {
  const alphabet = new Set(ids.join('')).size;
  const positions = Array.from({ length: ids[0]?.length ?? 0 }, (_, at) => ids.map((id) => id[at]));
  const probabilities = positions.map((characters) => unevenness(characters, alphabet));
  return {
    /** The most that an id can hold, by the characters seen at each of its positions. */
    bits: positions.reduce((sum, characters) => sum + Math.log2(new Set(characters).size), 0),
    /** Of the position that is least even: the probability of so uneven a sample by chance, corrected for all positions. */
    leastProbability: Math.min(1, Math.min(...probabilities) * positions.length),
  };
};
