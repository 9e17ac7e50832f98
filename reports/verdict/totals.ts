import type { Check, Verdict } from '../../contracts/record/verdict.ts';

/** How many checks there are, and how many of each verdict. */
export const countOf = (checks: readonly Check[]): Verdict['totals'] => {
  const of = (wanted: Check['verdict']) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    checks: checks.length,
    pass: of('pass'),
    fail: of('fail'),
    deviation: of('deviation'),
    'unexpected-pass': of('unexpected-pass'),
    note: of('note'),
    'not-applicable': of('not-applicable'),
    undecided: of('undecided'),
  };
};
