import { severities } from '../../contracts/record/catalogue.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { requirementVerdicts } from '../../contracts/record/verdicts.ts';

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

/** How many requirements of each severity, and at last of all, came to each verdict that there is. */
export const countRequirements = (requirements: Verdict['requirements']) =>
  requirementVerdicts.flatMap((verdict) => {
    const own = requirements.filter((each) => each.verdict === verdict);
    const counts = severities.map((name) => own.filter(({ severity }) => severity === name).length);
    return own.length === 0 ? [] : [{ verdict, counts: [...counts, own.length] }];
  });

/** The ten checks that took longest. */
export const slowestOf = (checks: readonly Check[]): Check[] =>
  checks.toSorted((one, other) => other.durationMs - one.durationMs).slice(0, 10);
