import type { ProviderTotals } from '../../../contracts/inbox.ts';
import { type Account, type QuotasInput, quotasSchema } from '../../tencent-sms/account/account.ts';
import { SendHistory } from '../../tencent-sms/customer/history.ts';
import { Statistics } from '../../tencent-sms/customer/statistics.ts';
import { Delivery } from '../faults/delivery.ts';
import { FaultSet } from '../faults/fault-set.ts';
import { Journal } from '../inbox/journal.ts';
import type { RequestRecord } from '../inbox/request-record.ts';
import type { MessageStore } from '../inbox/store.ts';
import { Receipts } from '../receipts/receipts.ts';
import type { Clock } from '../support/clock.ts';

export interface TenantOptions {
  readonly name: string;
  readonly account: Account;
  readonly clock: Clock;
  readonly store: MessageStore;
  /** Requests kept in the journal. */
  readonly capacity: number;
  readonly callbackHosts: readonly string[];
}

/** One customer of the fake: an account and all that belongs to it. Nothing of it is ever seen by another. */
export class Tenant implements AsyncDisposable {
  readonly name: string;
  readonly store: MessageStore;
  readonly faults: FaultSet;
  readonly history = new SendHistory();
  readonly statistics = new Statistics();
  readonly receipts: Receipts;
  readonly delivery: Delivery;
  readonly #journal: Journal;
  #account: Account;
  readonly #clock: Clock;
  readonly #listeners = new Set<(request: RequestRecord) => void>();
  #accepted = 0;
  #refused = 0;
  #second = 0;
  #inSecond = 0;

  constructor({ name, account, clock, store, capacity, callbackHosts }: TenantOptions) {
    this.name = name;
    this.#account = account;
    this.store = store;
    this.#clock = clock;
    this.faults = new FaultSet(clock);
    this.receipts = new Receipts(clock, account.receipts, this.statistics, callbackHosts);
    this.delivery = new Delivery(store, clock);
    this.#journal = store.journal ?? new Journal(capacity);
  }

  get account(): Account {
    return this.#account;
  }

  /**
   * Sets limits and balance anew; the balance is what is left from now on.
   *
   * @throws ZodError when they make no sense
   */
  setQuotas(quotas: QuotasInput): void {
    const { limits, balance } = quotasSchema.parse(quotas);
    this.#account = { ...this.#account, limits, balance: balance === null ? null : this.history.billed + balance };
  }

  totals(): ProviderTotals {
    return { accepted: this.#accepted, refused: this.#refused };
  }

  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): RequestRecord[] {
    return this.#journal.ofNumber(phone);
  }

  /** Counts a signed request; tells how many there were in the current second, this one included. */
  countRequest(): number {
    const second = Math.floor(this.#clock.now() / 1000);
    this.#inSecond = second === this.#second ? this.#inSecond + 1 : 1;
    this.#second = second;
    return this.#inSecond;
  }

  /** Tells of each request from now on; the returned function ends that. */
  onRequest(listener: (request: RequestRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The newest requests and refused connections, oldest first. */
  recent(limit: number): RequestRecord[] {
    return this.#journal.recent(limit);
  }

  async record(request: RequestRecord): Promise<void> {
    this.#accepted += request.verdict === 'Ok' ? 1 : 0;
    this.#refused += request.verdict === 'Ok' ? 0 : 1;
    await this.keep(request);
  }

  /** Keeps the record of a request, or of a connection that never became one, without counting it. */
  async keep(request: RequestRecord): Promise<void> {
    if (!this.store.journal) {
      this.#journal.add(request);
    }
    for (const listener of this.#listeners) {
      listener(request);
    }
    await this.store.record(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.faults.clear();
    this.receipts[Symbol.dispose]();
    this.delivery[Symbol.dispose]();
    await this.store[Symbol.asyncDispose]();
  }
}
