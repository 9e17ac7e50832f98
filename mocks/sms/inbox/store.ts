import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';
import type { MessageFilter } from './filter.ts';
import type { Journal } from './journal.ts';

/** A message before the store has given it its cursor. */
export type MessageDraft = Omit<InboxMessage, 'id'>;

export interface StoreCounts {
  readonly held: number;
  /** Messages that had to go to make room. */
  readonly evicted: number;
  /** Id of the oldest that is held; null where none is. */
  readonly oldest: string | null;
}

/** Who is told of what happens to the messages. */
export interface StoreListener {
  message(message: InboxMessage): void;
  /** Some were taken out; those that had to go to make room are not told. */
  removed?(ids: readonly string[]): void;
}

/** Where the accepted messages of one namespace wait for those who ask for them. Numbers are in E.164. */
export interface MessageStore extends AsyncDisposable {
  /** The requests themselves, where the store is in this process. */
  readonly journal?: Journal;
  append(draft: MessageDraft): Promise<InboxMessage>;
  /** All messages held for a number, oldest first. */
  messages(phoneNumber: string): Promise<InboxMessage[]>;
  /** The oldest message of a number with a cursor beyond `after`, now or when it comes; rejects when aborted. */
  next(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage>;
  /** Messages that match, the newest `limit` of them, oldest first. */
  search(filter: MessageFilter, limit: number): Promise<InboxMessage[]>;
  /** Takes out the messages that match and returns them, oldest first. A message is returned by one call only. */
  clear(filter: MessageFilter): Promise<InboxMessage[]>;
  counts(): Promise<StoreCounts>;
  /** Tells of what happens from now on; the returned function ends that. */
  subscribe(listener: StoreListener): Promise<() => void>;
  /** Keeps a request for those who ask why nothing came. */
  record(request: RequestRecord): Promise<void>;
  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): Promise<RequestRecord[]>;
  request(requestId: string): Promise<RequestRecord | undefined>;
  /** The newest `limit` requests, oldest first. */
  recentRequests(limit: number): Promise<RequestRecord[]>;
}
