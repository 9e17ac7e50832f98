/**
 * What a check can come to. `fail` and `unexpected-pass` fail a run, `undecided` leaves it undecided; `note` is a failure
 * of what a standard only allows (level `may`), which fails nothing.
 */
export const checkVerdicts = [
  'pass',
  'fail',
  'deviation',
  'unexpected-pass',
  'note',
  'not-applicable',
  'undecided',
] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** What a requirement can come to: what its checks came to, or why there is none. */
export const requirementVerdicts = [...checkVerdicts, 'open', 'elsewhere', 'not-selected'] as const;

/** What a run can come to. */
export const runVerdicts = ['pass', 'stand-in', 'fail', 'undecided'] as const;

/** Whether a check that came to this fails a run. */
export const isFailure = (verdict: CheckVerdict): boolean => verdict === 'fail' || verdict === 'unexpected-pass';
