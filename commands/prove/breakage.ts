import type { Fault } from '../../contracts/fault.ts';

/**
 * What is broken for a proof. `provider` and `openid-provider`: a fault that checks set is taken and does nothing, and
 * one that no check sets is there all the time.
 */
export type Side = 'stand-in' | 'application' | 'provider' | 'openid-provider';

/** One thing that is broken, its name unique on its side: at least one check of each requirement has to turn red. */
export type Breakage = Fault & { readonly side: Side };

export const keyOfBreakage = ({ side, name }: Pick<Breakage, 'side' | 'name'>): string => `${side} ${name}`;
