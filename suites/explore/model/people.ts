import type { Counter } from './counter.ts';

/** An account of a person. */
export interface Account {
  /** Which account of the sequence it is: somebody who comes back after a deletion is another user. */
  readonly number: number;
  /** Number of the password; null for an account without one. */
  password: number | null;
  /** The password before it; null where there was none. */
  former: number | null;
  suspended: boolean;
  /** Failures of whoever is signed in, which a server may count apart from those of the number. */
  readonly failures: Counter;
}

/** Somebody with a phone. What counts for limits counts for the person, however the number is written. */
export interface Person {
  account: Account | null;
  readonly failures: Counter;
  readonly sends: Counter;
  /** When a message left for the number in another spelling: such sends have to count as well. */
  readonly spelledSends: number[];
  /** When the provider refused a message for this number: such sends do not count. */
  readonly refusedSends: number[];
  /** What the provider makes of sends to this number. */
  provider: 'accepted' | 'refused' | 'reset' | 'garbled' | 'silent';
  /** Sends that waited for a provider that is silent: one is enough for a sequence, as each takes seconds. */
  waits: number;
}
