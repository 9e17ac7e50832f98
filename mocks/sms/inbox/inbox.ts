import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import type { MessageStore } from './store.ts';

/** Milliseconds that `next` waits unless told otherwise. */
export const defaultTimeout = 10_000;

export interface NextOptions {
  /** Cursor: only a message with a greater id will do. */
  readonly after?: string;
  readonly timeoutMs?: number;
}

/** The messages that the fake provider took. Numbers may be given in any spelling, digits or E.164. */
export interface Inbox {
  /**
   * The oldest message held for a number (beyond `after`), or the next to come.
   *
   * @throws Error when the time is over, naming the requests that named this number
   */
  next(phone: string, options?: NextOptions): Promise<InboxMessage>;
  /** All messages held for a number, oldest first. */
  messages(phone: string): Promise<InboxMessage[]>;
  /** Every request that named this number, accepted or not, oldest first. */
  requests(phone: string): Promise<ProviderRequest[]>;
}

/** Why nothing came, in one line: what the provider made of the requests that named the number. */
export const describeSilence = (
  phone: string,
  { after, timeoutMs = defaultTimeout }: NextOptions,
  requests: readonly ProviderRequest[],
): string => {
  const cursor = after ? ` after ${after}` : '';
  const told = requests.slice(-5).map(({ action, phoneNumbers, verdict, message }) => {
    const named = `${action ?? 'a request'} to ${phoneNumbers.slice(0, 3).join(', ')}`;
    return verdict === 'Ok' ? `${named} was accepted` : `${named} was refused with ${verdict} (${message})`;
  });
  return told.length === 0
    ? `no message for ${phone}${cursor} came within ${timeoutMs} ms: no request to the provider named this number`
    : `no message for ${phone}${cursor} came within ${timeoutMs} ms: ${told.join('; ')}`;
};

/** The inbox on a store of this process. @param inboxKey E.164 for any spelling of a number */
export const openInbox = (store: MessageStore, inboxKey: (phone: string) => string): Inbox => ({
  async next(phone, options = {}) {
    const { after = '0', timeoutMs = defaultTimeout } = options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await store.next(inboxKey(phone), after, timeout);
    } catch (error) {
      if (!timeout.aborted) {
        throw error;
      }
      throw new Error(describeSilence(phone, options, await store.requests(phone)));
    }
  },
  messages: (phone) => store.messages(inboxKey(phone)),
  requests: (phone) => store.requests(phone),
});
