/** What may be answered to a step. Where a standard leaves a choice, or it cannot be known from outside: `may`. */
export interface Expectation {
  readonly acceptance: 'must' | 'may' | 'must not';
  /** Id of the requirement that says so; of `may`, none. */
  readonly requirement?: string;
  /** Why, as the end of a sentence: `the code was accepted before`. */
  readonly because: string;
}

export const may = (because: string): Expectation => ({ acceptance: 'may', because });
export const must = (requirement: string, because: string): Expectation => ({
  acceptance: 'must',
  requirement,
  because,
});
export const mustNot = (requirement: string, because: string): Expectation => ({
  acceptance: 'must not',
  requirement,
  because,
});

/** A reason to refuse, or to be unsure, that holds or does not. */
export type Objection = Expectation | false | null | undefined;

/**
 * The first certain refusal, else the first doubt, else what is expected when nothing stands against it: a server is free
 * in the order in which it looks.
 */
export const unless = (objections: readonly Objection[], otherwise: Expectation): Expectation => {
  const standing = objections.filter((objection): objection is Expectation => Boolean(objection));
  return (
    standing.find(({ acceptance }) => acceptance === 'must not') ??
    standing.find(({ acceptance }) => acceptance === 'may') ??
    otherwise
  );
};
