/** The limits of the tenant. Times are in seconds. */
export interface Policy {
  readonly codeLifetime: number;
  /** Wrong guesses that one code bears. */
  readonly codeTries: number;
  /** Failures of one person within an hour that lock, and for how long. */
  readonly maxFailures: number;
  readonly lockout: number;
  /** Sends to one person in any window. */
  readonly maxSends: number;
  readonly sendWindow: number;
  readonly interactionLifetime: number;
  /** Of an authorization code: within the first it is surely redeemed, after the second never. */
  readonly grantLifetime: number;
  readonly longestGrantLifetime: number;
  readonly accessLifetime: number;
  readonly refreshLifetime: number;
  /** Of a session that nobody uses. */
  readonly sessionLifetime: number;
  /** Of what a user granted an application. */
  readonly consentLifetime: number;
}
