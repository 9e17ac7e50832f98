import type { Account, Signature, Template } from '../account/account.ts';
import type { SendHistory } from '../customer/history.ts';
import type { Recipient } from '../messages/phone-number.ts';

/** One recipient of a SendSms request. */
export interface RecipientSubject {
  /** Undefined where the number could not be read. */
  readonly recipient: Recipient | undefined;
  readonly smsSdkAppId: string;
  readonly signature: Signature | undefined;
  /** Whether `SignName` was given at all. */
  readonly signed: boolean;
  readonly template: Template | undefined;
  readonly parameters: readonly string[];
  /** The whole text, signature included. */
  readonly text: string;
  readonly fee: number;
  readonly account: Account;
  readonly history: SendHistory;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
