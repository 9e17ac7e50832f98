/**
 * What is broken for a proof. `provider` and `openid-provider`: a fault that checks set is taken and does nothing, and
 * one that no check sets is there all the time.
 */
export type Side = 'stand-in' | 'application' | 'provider' | 'openid-provider';

/** One thing that is broken, and who has to see it. */
export interface Breakage {
  readonly side: Side;
  /** Unique on its side. */
  readonly name: string;
  readonly breaks: string;
  /** Requirements: at least one check of each has to turn red. */
  readonly seenBy: readonly string[];
  /** No check sets it. */
  readonly unset?: true;
}

export const keyOfBreakage = ({ side, name }: Pick<Breakage, 'side' | 'name'>): string => `${side} ${name}`;
