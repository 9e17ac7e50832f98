/** The inbox of the fake provider as its control API shows it. Plain TypeScript: k6 imports it too. */

/** A text message that the fake provider accepted. */
export interface InboxMessage {
  /** Cursor: decimal, strictly growing in order of acceptance over the whole inbox. */
  readonly id: string;
  /** When the provider accepted it, ISO 8601 in UTC. */
  readonly acceptedAt: string;
  /** The recipient in E.164 with plus sign, after Tencent's normalising. */
  readonly phoneNumber: string;
  /** The recipient exactly as it stood in `PhoneNumberSet`. */
  readonly sentAs: string;
  readonly smsSdkAppId: string;
  readonly signName: string;
  readonly templateId: string;
  readonly templateParams: readonly string[];
  /** The text as a phone would show it: signature and template with its parameters filled in. */
  readonly text: string;
  /** The first run of 4 to 8 digits among the parameters, if any. */
  readonly code: string | null;
  /** Tencent's `SerialNo` of this message. */
  readonly serialNo: string;
  /** `RequestId` of the reply that accepted it. */
  readonly requestId: string;
  /** `SessionContext` as sent, empty if absent. */
  readonly sessionContext: string;
  /** What the provider let pass but a person should know, in whole sentences: a number read as a mainland one. */
  readonly warnings: readonly string[];
}

/** One request to the provider, whether accepted or refused. */
export interface ProviderRequest {
  readonly requestId: string;
  readonly receivedAt: string;
  /** HTTP method; null where a client did not come as far as to send a request. */
  readonly method: string | null;
  /** Path as sent, without the query; of a tunnel the authority that it was asked for. */
  readonly path: string | null;
  readonly action: string | null;
  /** `PhoneNumberSet` as sent, if the body could be read. */
  readonly phoneNumbers: readonly string[];
  /**
   * `Ok`, else the Tencent error code that the reply carried (top-level, else of the first failed recipient). Where a
   * fault took the provider's place: `Fault`, or of a connection that was shown a wrong certificate
   * `CertificateShown`, and `CertificateTrusted` when a client sent something over it all the same.
   */
  readonly verdict: string;
  /** Text that belongs to `verdict`. */
  readonly message: string;
}

/** Paths of the control API, under the fake's control address. */
export const inboxPaths = {
  /** GET `?phone=&after=&timeout=`: long-poll; 200 with one message, 204 when the timeout (ms) passes. */
  next: '/inbox/next',
  /** GET `?phone=`: 200 with all messages held for a number, oldest first. */
  messages: '/inbox/messages',
  /** GET `?phone=`: 200 with every request that named this number in any spelling, accepted or not. */
  requests: '/requests',
  /** GET: 200 `{ accepted, refused }` since the start. */
  totals: '/totals',
  health: '/health',
} as const;

/** Counts since the fake started. */
export interface ProviderTotals {
  readonly accepted: number;
  readonly refused: number;
}
