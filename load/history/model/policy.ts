/** The limits that a target is held to, in milliseconds where they are times: Logto 1.42 as it comes; all clocks on one machine. */
export const defaultPolicy = {
  /** How long a code is good for. */
  codeLifetime: 600_000,
  /** Codes of one verification that are judged, right or wrong, before all are refused. */
  triesPerCode: 10,
  /** Messages to one number in any window. */
  sendsPerNumber: 10,
  sendWindow: 600_000,
  /** Wrong codes for one number in any window, before it is locked. */
  failuresPerNumber: 100,
  failureWindow: 3_600_000,
  /** How late a message may be in the inbox after the provider accepted it. */
  deliveryPatience: 5000,
  /**
   * How far the clocks of generators and provider may be apart. It only ever excuses: what lies that near to a limit is
   * on either side of it.
   */
  clockTolerance: 100,
};

export type Policy = Readonly<typeof defaultPolicy>;
