import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import { looseKey } from '../phone-number.ts';
import { BoundedLog } from './bounded-log.ts';
import type { MessageDraft, MessageStore } from './store.ts';
import { Waiters } from './waiters.ts';

/** Entries kept unless told otherwise. */
export const defaultCapacity = 10_000;

/** A store in this process's memory. */
export class MemoryStore implements MessageStore {
  readonly #messages: BoundedLog<InboxMessage>;
  readonly #requests: BoundedLog<ProviderRequest>;
  readonly #waiters = new Waiters();
  #lastId = 0;

  constructor(capacity = defaultCapacity) {
    this.#messages = new BoundedLog(capacity, ({ phoneNumber }) => [phoneNumber]);
    this.#requests = new BoundedLog(capacity, ({ phoneNumbers }) => phoneNumbers.map(looseKey));
  }

  async append(draft: MessageDraft): Promise<InboxMessage> {
    this.#lastId += 1;
    const message = { id: String(this.#lastId), ...draft };
    this.#messages.add(message);
    this.#waiters.offer(message);
    return message;
  }

  async messages(phoneNumber: string): Promise<InboxMessage[]> {
    return this.#messages.find(phoneNumber);
  }

  async next(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage> {
    const held = this.#messages.find(phoneNumber).find(({ id }) => Number(id) > Number(after));
    return held ?? this.#waiters.wait(phoneNumber, after, signal);
  }

  async record(request: ProviderRequest): Promise<void> {
    this.#requests.add(request);
  }

  async requests(phone: string): Promise<ProviderRequest[]> {
    return this.#requests.find(looseKey(phone));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waiters.rejectAll();
  }
}
