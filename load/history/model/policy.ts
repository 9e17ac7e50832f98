/** The limits that a target is held to. Times in milliseconds. */
export interface Policy {
  /** How long a code is good for. */
  readonly codeLifetime: number;
  /** Codes of one verification that are judged, right or wrong, before all are refused. */
  readonly triesPerCode: number;
  /** Messages to one number in any window. */
  readonly sendsPerNumber: number;
  readonly sendWindow: number;
  /** Wrong codes for one number in any window, before it is locked. */
  readonly failuresPerNumber: number;
  readonly failureWindow: number;
  /** How late a message may be in the inbox after the provider accepted it. */
  readonly deliveryPatience: number;
  /**
   * How far the clocks of generators and provider may be apart. It only ever excuses: what lies that near to a limit is
   * on either side of it.
   */
  readonly clockTolerance: number;
}

/** Logto 1.42 as it comes; all clocks on one machine. */
export const defaultPolicy: Policy = {
  codeLifetime: 600_000,
  triesPerCode: 10,
  sendsPerNumber: 10,
  sendWindow: 600_000,
  failuresPerNumber: 100,
  failureWindow: 3_600_000,
  deliveryPatience: 5000,
  clockTolerance: 100,
};
