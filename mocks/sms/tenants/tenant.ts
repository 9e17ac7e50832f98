import type { ProviderTotals, RequestRecord } from '../../../contracts/inbox.ts';
import { Delivery, deliveryKinds } from '../faults/delivery.ts';
import type { FaultSchema } from '../faults/fault.ts';
import { FaultSet, type FaultSubject } from '../faults/fault-set.ts';
import { Journal } from '../inbox/journal.ts';
import type { MessageDraft, MessageStore } from '../inbox/store.ts';
import type { Clock } from '../support/clock.ts';
import type { DialectTypes } from './customer.ts';

export interface TenantOptions<Types extends DialectTypes> {
  readonly name: string;
  readonly customer: Types['customer'];
  readonly clock: Clock;
  readonly store: MessageStore;
  readonly faultSchema: FaultSchema;
  /** Requests kept in the journal. */
  readonly capacity: number;
}

/** One customer of the fake: an account and all that belongs to it. Nothing of it is ever seen by another. */
export class Tenant<Types extends DialectTypes = DialectTypes> implements AsyncDisposable {
  readonly name: string;
  readonly customer: Types['customer'];
  readonly store: MessageStore;
  readonly faults: FaultSet;
  readonly #delivery: Delivery;
  readonly #journal: Journal;
  readonly #listeners = new Set<(request: RequestRecord) => void>();
  #accepted = 0;
  #refused = 0;

  constructor({ name, customer, clock, store, faultSchema, capacity }: TenantOptions<Types>) {
    this.name = name;
    this.customer = customer;
    this.store = store;
    this.faults = new FaultSet(clock, faultSchema);
    this.#delivery = new Delivery(store, clock);
    this.#journal = store.journal ?? new Journal(capacity);
  }

  totals(): ProviderTotals {
    return { accepted: this.#accepted, refused: this.#refused };
  }

  /** Brings an accepted message into the inbox, as the faults that meet it have it. */
  deliver(draft: MessageDraft, subject: FaultSubject): Promise<unknown> {
    return this.#delivery.deliver(draft, this.faults.hit(subject, deliveryKinds));
  }

  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): RequestRecord[] {
    return this.#journal.ofNumber(phone);
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

  record(request: RequestRecord): Promise<void> {
    this.#accepted += request.verdict === 'Ok' ? 1 : 0;
    this.#refused += request.verdict === 'Ok' ? 0 : 1;
    return this.keep(request);
  }

  /** Keeps the record of a request, or of a connection that never became one, without counting it. */
  keep(request: RequestRecord): Promise<void> {
    if (!this.store.journal) {
      this.#journal.add(request);
    }
    for (const listener of this.#listeners) {
      listener(request);
    }
    return this.store.record(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.faults.clear();
    this.customer[Symbol.dispose]();
    this.#delivery[Symbol.dispose]();
    await this.store[Symbol.asyncDispose]();
  }
}
