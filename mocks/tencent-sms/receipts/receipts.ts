import type { Account } from '../account.ts';
import type { Clock } from '../clock.ts';
import { BoundedLog } from '../inbox/bounded-log.ts';
import type { Statistics } from '../statistics.ts';
import { mayPushTo, pushReceipts } from './callback.ts';
import type { Receipt } from './receipt.ts';

/** Receipts kept for those who pull them. */
const kept = 10_000;
/** Receipts in one push. */
const batch = 100;

/** The carrier's reports of one account: each comes a while after its message, is pushed, and can be pulled once. */
export class Receipts implements Disposable {
  readonly #clock: Clock;
  readonly #settings: Account['receipts'];
  readonly #statistics: Statistics;
  readonly #callbackUrl: string | undefined;
  /** In the order in which they fall due, as the delay is the same for all. */
  #coming: Receipt[] = [];
  #cancel: (() => void) | undefined;
  readonly #queue: BoundedLog<Receipt>;
  readonly #byNumber: BoundedLog<Receipt>;

  /** @throws Error when the callback address is beyond loopback and not among `callbackHosts` */
  constructor(clock: Clock, settings: Account['receipts'], statistics: Statistics, callbackHosts: readonly string[]) {
    if (settings.callbackUrl && !mayPushTo(settings.callbackUrl, callbackHosts)) {
      throw new Error(`receipts are not pushed to ${settings.callbackUrl}: name its host in callbackHosts`);
    }
    this.#clock = clock;
    this.#settings = settings;
    this.#statistics = statistics;
    this.#callbackUrl = settings.callbackUrl;
    this.#queue = new BoundedLog(kept, ({ smsSdkAppId }) => [smsSdkAppId]);
    this.#byNumber = new BoundedLog(kept, ({ smsSdkAppId, recipient }) => [`${smsSdkAppId} ${recipient.phoneNumber}`]);
  }

  /** Takes note of an accepted message. */
  expect(sending: Omit<Receipt, 'receivedAt'>): void {
    const receivedAt = sending.sentAt + this.#settings.delayMs;
    const sessionContext = this.#settings.sessionContext ? sending.sessionContext : '';
    this.#coming.push({ ...sending, receivedAt, sessionContext });
    this.#arm();
  }

  /** Takes out up to `limit` receipts of an application that nobody pulled yet, oldest first. */
  pull(smsSdkAppId: string, limit: number): Receipt[] {
    const wanted = new Set(this.#queue.find(smsSdkAppId).slice(0, limit));
    return this.#queue.remove((receipt) => wanted.has(receipt));
  }

  /** Receipts of a number, oldest first. */
  ofNumber(smsSdkAppId: string, phoneNumber: string): Receipt[] {
    return this.#byNumber.find(`${smsSdkAppId} ${phoneNumber}`);
  }

  [Symbol.dispose](): void {
    this.#cancel?.();
    this.#coming = [];
  }

  #arm(): void {
    const [first] = this.#coming;
    if (first && !this.#cancel) {
      this.#cancel = this.#clock.after(Math.max(0, first.receivedAt - this.#clock.now()), () => this.#due());
    }
  }

  #due(): void {
    this.#cancel = undefined;
    const now = this.#clock.now();
    const later = this.#coming.findIndex(({ receivedAt }) => receivedAt > now);
    const arrived = later === -1 ? this.#coming : this.#coming.slice(0, later);
    this.#coming = later === -1 ? [] : this.#coming.slice(later);
    for (const receipt of arrived) {
      this.#statistics.reported(receipt);
      this.#byNumber.add(receipt);
      if (this.#settings.pull) {
        this.#queue.add(receipt);
      }
    }
    this.#push(arrived);
    this.#arm();
  }

  #push(receipts: readonly Receipt[]): void {
    for (let start = 0; this.#callbackUrl && start < receipts.length; start += batch) {
      const part = receipts.slice(start, start + batch);
      void pushReceipts(this.#callbackUrl, part, this.#clock, this.#settings.retryDelayMs);
    }
  }
}
