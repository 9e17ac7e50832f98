import { defaultTimeout, describeSilence, type Inbox } from './inbox.ts';
import type { MessageStore } from './store.ts';

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
