import { z } from 'zod';
import { inboxPaths } from '../../../contracts/inbox.ts';
import { inboxMessageSchema, providerRequestSchema } from '../../../contracts/inbox-schema.ts';
import { defaultTimeout, describeSilence, type Inbox } from './inbox.ts';

export interface InboxClientOptions {
  /** Bearer token of a control API that asks for one. */
  readonly token?: string;
  /** The default namespace if absent. */
  readonly namespace?: string;
}

/** The inbox of a fake provider in another process, over its control API. */
export const connectInbox = (controlUrl: string, { token, namespace }: InboxClientOptions = {}): Inbox => {
  const get = async (path: string, query: Record<string, string>): Promise<Response> => {
    const url = new URL(path, controlUrl);
    url.search = new URLSearchParams({ ...query, ...(namespace && { namespace }) }).toString();
    const response = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
    if (!response.ok) {
      throw new Error(`the inbox at ${controlUrl} answered ${response.status} to ${path}: ${await response.text()}`);
    }
    return response;
  };
  return {
    async next(phone, options = {}) {
      const { after = '0', timeoutMs = defaultTimeout } = options;
      const response = await get(inboxPaths.next, { phone, after, timeout: String(timeoutMs) });
      if (response.status === 204) {
        throw new Error(describeSilence(phone, options, await this.requests(phone)));
      }
      return inboxMessageSchema.parse(await response.json());
    },
    async messages(phone) {
      const response = await get(inboxPaths.messages, { phone });
      return z.array(inboxMessageSchema).parse(await response.json());
    },
    async requests(phone) {
      const response = await get(inboxPaths.requests, { phone });
      return z.array(providerRequestSchema).parse(await response.json());
    },
  };
};
