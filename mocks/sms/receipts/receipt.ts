/** What the carrier reported of a message. */
export interface Receipt {
  readonly application: string;
  readonly serialNo: string;
  /** In E.164. */
  readonly phoneNumber: string;
  readonly reference: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** `DELIVRD`, or the carrier's code of a failure. */
  readonly errmsg: string;
}

/** As SMPP calls it. */
export const delivered = 'DELIVRD';

/** How a provider pushes receipts. */
export interface PushFormat {
  /** Times that they are sent while the receiver does not take them. */
  readonly attempts: number;
  /** What is sent as JSON. */
  body(receipts: readonly Receipt[]): unknown;
  /** Whether a receiver that answered so took them. */
  isTaken(answer: unknown): boolean;
}

export interface ReceiptSettings {
  /** Whether receipts may be pulled. */
  readonly pull: boolean;
  /** Address that receipts are pushed to. */
  readonly callbackUrl?: string | undefined;
  /** Milliseconds from acceptance to the carrier's report. */
  readonly delayMs: number;
  readonly retryDelayMs: number;
}
