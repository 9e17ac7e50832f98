import { BoundedLog } from '../support/bounded-log.ts';
import { ClientError } from '../support/client-error.ts';
import type { Clock } from '../support/clock.ts';
import { Fifo } from '../support/fifo.ts';
import { kept } from '../support/kept.ts';
import { mayPushTo, pushReceipts } from './callback.ts';
import type { PushFormat, Receipt, ReceiptSettings } from './receipt.ts';

/** Receipts kept for those who pull them, and messages whose receipt is still to come. */
const mostKept = 10_000;
/** Receipts in one push. */
const batch = 100;

/**
 * The carrier's reports of one account: each comes a while after its message, is pushed, and can be pulled once. Those
 * that nobody is waiting for are only worked on when somebody asks.
 */
export class Receipts implements Disposable {
  readonly #clock: Clock;
  readonly #settings: ReceiptSettings;
  readonly #format: PushFormat;
  readonly #reported: (receipt: Receipt) => void;
  /** In the order in which they fall due, as the delay is the same for all. */
  readonly #coming = new Fifo<Receipt>();
  /** Receipts that nobody pulled yet, by application. */
  readonly #queues = new Map<string, Fifo<Receipt>>();
  readonly #arrived = new BoundedLog<Receipt>(mostKept);
  #cancel: (() => void) | undefined;
  #closed = false;

  /**
   * @param reported told of each when it comes
   * @throws Error when the callback address is beyond loopback and not among `callbackHosts`
   */
  constructor(
    clock: Clock,
    settings: ReceiptSettings,
    format: PushFormat,
    callbackHosts: readonly string[],
    reported: (receipt: Receipt) => void,
  ) {
    if (settings.callbackUrl && !mayPushTo(settings.callbackUrl, callbackHosts)) {
      throw new ClientError(400, `receipts are not pushed to ${settings.callbackUrl}: name its host in callbackHosts`);
    }
    this.#clock = clock;
    this.#settings = settings;
    this.#format = format;
    this.#reported = reported;
  }

  /** When the carrier reports a message that was accepted at `sentAt`. */
  reportTime(sentAt: number): number {
    return sentAt + this.#settings.delayMs;
  }

  /** Takes note of an accepted message. */
  expect(receipt: Receipt): void {
    this.#coming.push(receipt);
    if (this.#settings.callbackUrl) {
      this.#arm();
    } else if (this.#coming.size > mostKept) {
      this.#arriveNext();
    }
  }

  /** Takes out up to `limit` receipts of an application that nobody pulled yet, oldest first. */
  pull(application: string, limit: number): Receipt[] {
    this.settle();
    const queue = this.#queues.get(application);
    return Array.from({ length: Math.min(limit, queue?.size ?? 0) }, () => queue?.shift()).filter(
      (receipt) => receipt !== undefined,
    );
  }

  /** Receipts of a number, oldest first. */
  ofNumber(application: string, phoneNumber: string): Receipt[] {
    this.settle();
    return this.#arrived
      .all()
      .filter((receipt) => receipt.application === application && receipt.phoneNumber === phoneNumber);
  }

  /** Lets what has fallen due arrive; tells what that was. */
  settle(): Receipt[] {
    const now = this.#clock.now();
    const arrived: Receipt[] = [];
    while (this.#coming.first && this.#coming.first.receivedAt <= now) {
      arrived.push(...this.#arriveNext());
    }
    return arrived;
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    this.#cancel?.();
  }

  #arriveNext(): Receipt[] {
    const receipt = this.#coming.shift();
    if (!receipt) {
      return [];
    }
    this.#reported(receipt);
    this.#arrived.add(receipt);
    if (this.#settings.pull) {
      kept(this.#queues, receipt.application, () => new Fifo<Receipt>(mostKept)).push(receipt);
    }
    return [receipt];
  }

  #arm(): void {
    const { first } = this.#coming;
    if (first && !this.#cancel && !this.#closed) {
      // One timer serves what falls due within its time, so that many messages do not mean many timers.
      const wait = Math.max(this.#settings.delayMs / 20, first.receivedAt - this.#clock.now());
      this.#cancel = this.#clock.after(wait, () => {
        this.#cancel = undefined;
        this.#push(this.settle());
        this.#arm();
      });
    }
  }

  #push(receipts: readonly Receipt[]): void {
    const { callbackUrl, retryDelayMs } = this.#settings;
    for (let start = 0; callbackUrl && start < receipts.length; start += batch) {
      void pushReceipts(callbackUrl, receipts.slice(start, start + batch), this.#format, this.#clock, retryDelayMs);
    }
  }
}
