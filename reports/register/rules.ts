import type { Deviation } from '../../contracts/record/deviations.ts';

/** What a check came to before the register is looked at. */
export interface Result {
  readonly check: string;
  readonly project: string;
  readonly requirements: readonly string[];
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'undecided';
}

interface JudgedResult {
  readonly verdict: Result['outcome'] | 'deviation' | 'unexpected-pass';
  /** The entries that made it so. */
  readonly entries: readonly Deviation[];
  /** Whether those were measured on other versions only, so that this one has to confirm them. */
  readonly carried?: boolean;
}

/** What is wrong with an entry of the register, as a sentence. */
export interface RegisterProblem {
  readonly message: string;
  readonly requirement: string;
  /** Whether the target does better than the entry says. */
  readonly isBetter: boolean;
}

/**
 * The rules by which a run is judged. They belong to the catalogue and its register, of which reports know the files
 * only; a command gives them.
 */
export interface Judges {
  /**
   * A judged result for each result, in their order, what is wrong with the register, and as sentences what of it is
   * worth knowing and fails nothing.
   */
  readonly deviations: (results: readonly Result[]) => {
    readonly results: readonly JudgedResult[];
    readonly problems: readonly RegisterProblem[];
    readonly notes?: readonly string[];
  };
  /** Where the catalogue and the tests that were there to run do not fit, as sentences. */
  readonly ledger: (
    tests: ReadonlyArray<{ readonly id: string; readonly tags: readonly string[] }>,
  ) => readonly string[];
}

/** For a run without catalogue: what fails, fails. */
export const noJudges: Judges = {
  deviations: (results) => ({
    results: results.map(({ outcome }) => ({ verdict: outcome, entries: [] })),
    problems: [],
  }),
  ledger: () => [],
};
