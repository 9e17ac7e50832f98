import type { DeviationInput } from '../schema.ts';

/** One finding, at each check that sees it. */
export interface Finding extends Omit<DeviationInput, 'check' | 'logtoVersions' | 'owner' | 'expires'> {
  readonly checks: readonly string[];
}

/** What the entries of this register have in common: who measured them, on which Logto, and how long that holds. */
export const common = { logtoVersions: '1.42.x', owner: 'the harness engineers', expires: '2027-03-31' } as const;

/** The entries of a finding, one a check. */
export const entriesOf = ({ checks, ...finding }: Finding): DeviationInput[] =>
  checks.map((check) => ({ ...finding, ...common, check }));
