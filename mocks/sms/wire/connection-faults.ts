import type { WrongCertificate } from './wrong-certificate.ts';

/** A connection that may be met with a wrong certificate. */
export interface Arrival {
  /** The namespace that it names, if any. */
  readonly namespace: string | undefined;
  /** Host and port that a tunnel was asked for; undefined where the connection came directly. */
  readonly authority: string | undefined;
  readonly remoteAddress: string;
}

/** What connections are met with. */
export interface ConnectionFaults {
  /** Whether there is any fault that could meet the next connection which names no namespace. */
  pending(): boolean;
  /** What this connection is met with; that it was is kept in the journal. */
  take(arrival: Arrival): WrongCertificate | undefined;
  /** Told when a client sent something all the same to a server that it must not trust. */
  trusted(arrival: Arrival, wrong: WrongCertificate): void;
}
