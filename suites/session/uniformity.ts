/** How evenly characters are spread over ids of one length. */
interface Uniformity {
  /** The most that an id can hold, by the characters seen at each of its positions. */
  readonly bits: number;
  /** Of the position that is least even: the probability of so uneven a sample by chance, corrected for all positions. */
  readonly leastProbability: number;
}

/** Upper tail of the chi-square distribution, by the approximation of Wilson and Hilferty. */
const upperTail = (statistic: number, freedom: number): number => {
  const variance = 2 / (9 * freedom);
  const z = ((statistic / freedom) ** (1 / 3) - (1 - variance)) / Math.sqrt(variance);
  // The normal tail by Abramowitz and Stegun 26.2.17, good to seven digits.
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (series * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
  return z > 0 ? tail : 1 - tail;
};

const countsAt = (ids: readonly string[], position: number): number[] => {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const character = id[position] ?? '';
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()];
};

/**
 * Judges ids by the characters at each position: a chi-square test against an even spread over the whole alphabet.
 *
 * @param ids some hundreds, all of the length of the first
 */
export const uniformity = (ids: readonly string[]): Uniformity => {
  const alphabet = new Set(ids.join('')).size;
  const positions = Array.from({ length: ids[0]?.length ?? 0 }, (_, position) => countsAt(ids, position));
  const expected = ids.length / alphabet;
  const probabilities = positions.map((counts) => {
    const unseen = (alphabet - counts.length) * expected;
    const seen = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    return upperTail(seen + unseen, Math.max(1, alphabet - 1));
  });
  return {
    bits: positions.reduce((sum, counts) => sum + Math.log2(counts.length), 0),
    leastProbability: Math.min(1, Math.min(...probabilities) * positions.length),
  };
};
