import type { Envelope } from '../statement/envelope.ts';

/** Whom a verifier trusts to have signed a statement: whoever has a key, or an identity that an authority vouches for. */
export interface Trust {
  /** `the Ed25519 key SHA256:…` */
  readonly of: string;
  /**
   * Makes sure that the statement is signed by them.
   *
   * @param statement the envelope, as the dossier has it
   * @param bundle the same as a Sigstore bundle
   * @throws DossierProblem where it is not
   */
  readonly requireSignature: (statement: Buffer, bundle: Buffer) => Envelope;
}

/** Signs what a run came to. */
export type Sign = (statement: object) => Promise<Signed>;

/** A signed statement. */
export interface Signed {
  readonly envelope: Envelope;
  /** The same as a Sigstore bundle, as JSON. */
  readonly bundle: string;
  /** By which the signer can look at it. */
  readonly trust: Trust;
}
