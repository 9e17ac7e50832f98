import type { RuleCard } from '../../../contracts/inbox.ts';
import type { Address } from './address.ts';
import type { Api, Filter, Provider } from './api.ts';
import type { Following } from './follow.ts';

/** What each of the page's views is handed. */
export interface ViewProps {
  readonly api: Api;
  readonly rules: readonly RuleCard[];
  readonly provider: Provider;
  readonly address: Address;
  go(change: Address): void;
  /** The filter that is asked for; what is shown may still be that of one before. */
  readonly filter: Filter;
  readonly following: Following;
  /** Tells how a work ended, in its words or in those of its error. */
  attempt(work: Promise<string>): void;
}
