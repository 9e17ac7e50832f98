import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';
import { BoundedLog } from '../support/bounded-log.ts';
import { type MessageFilter, matcherOf } from './filter.ts';
import { Journal } from './journal.ts';
import type { MessageDraft, MessageStore, StoreCounts, StoreListener } from './store.ts';
import { Waiters } from './waiters.ts';

/** Entries kept unless told otherwise. */
export const defaultCapacity = 10_000;

/** A store in this process's memory. */
export class MemoryStore implements MessageStore {
  readonly #messages: BoundedLog<InboxMessage>;
  readonly journal: Journal;
  readonly #waiters = new Waiters();
  readonly #listeners = new Set<StoreListener>();
  #lastId = 0;

  constructor(capacity = defaultCapacity) {
    this.#messages = new BoundedLog(capacity, ({ phoneNumber }) => [phoneNumber]);
    this.journal = new Journal(capacity);
  }

  async append(draft: MessageDraft): Promise<InboxMessage> {
    this.#lastId += 1;
    const message = { id: String(this.#lastId), ...draft };
    this.#messages.add(message);
    this.#waiters.offer(message);
    for (const listener of this.#listeners) {
      listener.message(message);
    }
    return message;
  }

  async messages(phoneNumber: string): Promise<InboxMessage[]> {
    return this.#messages.find(phoneNumber);
  }

  async next(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage> {
    const held = this.#messages.find(phoneNumber).find(({ id }) => Number(id) > Number(after));
    return held ?? this.#waiters.wait(phoneNumber, after, signal);
  }

  async search(filter: MessageFilter, limit: number): Promise<InboxMessage[]> {
    const candidates =
      filter.phoneNumber === undefined ? this.#messages.all() : this.#messages.find(filter.phoneNumber);
    return candidates.filter(matcherOf(filter)).slice(-limit);
  }

  async clear(filter: MessageFilter): Promise<InboxMessage[]> {
    const removed = this.#messages.remove(matcherOf(filter));
    const ids = removed.map(({ id }) => id);
    for (const listener of ids.length > 0 ? this.#listeners : []) {
      listener.removed?.(ids);
    }
    return removed;
  }

  async counts(): Promise<StoreCounts> {
    const { size, evicted, oldest } = this.#messages;
    return { held: size, evicted, oldest: oldest?.id ?? null };
  }

  async subscribe(listener: StoreListener): Promise<() => void> {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async record(request: RequestRecord): Promise<void> {
    this.journal.add(request);
  }

  async requests(phone: string): Promise<RequestRecord[]> {
    return this.journal.ofNumber(phone);
  }

  async request(requestId: string): Promise<RequestRecord | undefined> {
    return this.journal.get(requestId);
  }

  async recentRequests(limit: number): Promise<RequestRecord[]> {
    return this.journal.recent(limit);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waiters.rejectAll();
    this.#listeners.clear();
  }
}
