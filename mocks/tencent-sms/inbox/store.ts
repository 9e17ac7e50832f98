import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';

/** A message before the store has given it its cursor. */
export type MessageDraft = Omit<InboxMessage, 'id'>;

/** Where accepted messages wait for those who ask for them. Numbers are in E.164. */
export interface MessageStore extends AsyncDisposable {
  append(draft: MessageDraft): Promise<InboxMessage>;
  /** All messages held for a number, oldest first. */
  messages(phoneNumber: string): Promise<InboxMessage[]>;
  /** The oldest message of a number with a cursor beyond `after`, now or when it comes; rejects when aborted. */
  next(phoneNumber: string, after: string, signal: AbortSignal): Promise<InboxMessage>;
  /** Keeps a request for `requests`. */
  record(request: ProviderRequest): Promise<void>;
  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): Promise<ProviderRequest[]>;
}
