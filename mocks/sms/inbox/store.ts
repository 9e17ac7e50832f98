import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';
import type { Journal } from './journal.ts';

/** A message before the store has given it its cursor. */
export type MessageDraft = Omit<InboxMessage, 'id'>;

/** Which messages are meant; parts that are absent leave all. */
export interface MessageFilter {
  /** In E.164. */
  readonly phoneNumber?: string | undefined;
  readonly templateId?: string | undefined;
  /** Part of the text, the number or the reference. */
  readonly text?: string | undefined;
  /** Cursor: only messages with a greater id. */
  readonly after?: string | undefined;
}

export interface StoreCounts {
  readonly held: number;
  /** Messages that had to go to make room. */
  readonly evicted: number;
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
  /** Tells of each message from now on; the returned function ends that. */
  subscribe(listener: (message: InboxMessage) => void): Promise<() => void>;
  /** Keeps a request for those who ask why nothing came. */
  record(request: RequestRecord): Promise<void>;
  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): Promise<RequestRecord[]>;
  request(requestId: string): Promise<RequestRecord | undefined>;
  /** The newest `limit` requests, oldest first. */
  recentRequests(limit: number): Promise<RequestRecord[]>;
}

/** Whether a message is one of those that a filter means. */
export const matchesFilter = (
  { id, phoneNumber, sentAs, templateId, text, reference }: InboxMessage,
  filter: MessageFilter,
): boolean =>
  (filter.phoneNumber === undefined || filter.phoneNumber === phoneNumber) &&
  (filter.templateId === undefined || filter.templateId === templateId) &&
  (filter.after === undefined || Number(id) > Number(filter.after)) &&
  (filter.text === undefined || `${text}\n${phoneNumber}\n${sentAs}\n${reference}`.includes(filter.text));
