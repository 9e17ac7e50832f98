import * as z from 'zod/mini';
import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';
import { inboxMessageSchema, requestRecordSchema, ruleCardSchema } from '../../../contracts/inbox-schema.ts';
import { providerViewSchema } from '../support/provider-view.ts';

/** The control API as the page uses it; every reply is checked. */

const token = new URLSearchParams(location.search).get('token');

const faultSchema = z.looseObject({
  id: z.string(),
  hits: z.int(),
  effect: z.looseObject({ kind: z.string() }),
  match: z.object({
    phone: z.optional(z.string()),
    templateId: z.optional(z.string()),
    action: z.optional(z.string()),
  }),
  probability: z.number(),
  times: z.optional(z.int()),
  forMs: z.optional(z.int()),
});
const accountSchema = z.object({
  account: z.looseObject({
    limits: z.record(z.string(), z.unknown()),
    templates: z._default(
      z.array(z.looseObject({ templateId: z.string(), text: z.string(), type: z.string(), scope: z.string() })),
      [],
    ),
    signatures: z._default(z.array(z.looseObject({ text: z.string() })), []),
  }),
  billed: z.int(),
  left: z.nullable(z.int()),
});

export type Fault = z.output<typeof faultSchema>;
export type AccountView = z.output<typeof accountSchema>;

export interface Listener {
  message(message: InboxMessage): void;
  request(request: RequestRecord): void;
  /** The connection stands. */
  open(): void;
  /** The connection is gone, and does not come back by itself. */
  lost(): void;
}

export type Api = ReturnType<typeof openApi>;

const problem = z.catch(z.object({ error: z.string() }), { error: 'the control API did not say why' });

export const openApi = (namespace: string) => {
  const address = (path: string, query: Readonly<Record<string, string>> = {}): URL => {
    const url = new URL(path, location.href);
    url.search = new URLSearchParams({ ...query, namespace, ...(token && { token }) }).toString();
    return url;
  };
  const call = async (url: URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    if (!response.ok) {
      throw new Error(problem.parse(await response.json()).error);
    }
    return response;
  };
  const get = async <Schema extends z.ZodMiniType>(
    schema: Schema,
    path: string,
    query = {},
  ): Promise<z.output<Schema>> => schema.parse(await (await call(address(path, query))).json());
  const send = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await call(address(path), { method, headers, body: JSON.stringify(body) })).json();
  };

  return {
    namespaces: () => get(z.array(z.string()), 'namespaces'),
    messages: () =>
      get(z.object({ messages: z.array(inboxMessageSchema), held: z.int(), evicted: z.int() }), 'inbox/search', {
        limit: '500',
      }),
    clear: async (filter: Readonly<Record<string, string>>) => {
      const response = await call(address('inbox/messages', filter), { method: 'DELETE' });
      return z.array(inboxMessageSchema).parse(await response.json());
    },
    request: (id: string) => get(requestRecordSchema, `requests/${id}`),
    requests: () => get(z.array(requestRecordSchema), 'requests/recent', { limit: '200' }),
    rules: () => get(z.array(ruleCardSchema), 'rules'),
    provider: () => get(providerViewSchema, 'provider'),
    faults: () => get(z.array(faultSchema), 'faults'),
    setFault: (fault: unknown) => send('POST', 'faults', fault),
    endFault: async (id: string) => {
      await call(address(`faults/${id}`), { method: 'DELETE' });
    },
    account: () => get(accountSchema, 'account'),
    setQuotas: async (quotas: unknown) => accountSchema.parse(await send('PUT', 'account/quotas', quotas)),
    /** Tells of messages and requests as they come; the returned function ends that. */
    listen(after: string, heard: Listener) {
      const source = new EventSource(address('inbox/stream', { after }));
      source.addEventListener('message', ({ data }) => heard.message(inboxMessageSchema.parse(JSON.parse(data))));
      source.addEventListener('request', ({ data }) => heard.request(requestRecordSchema.parse(JSON.parse(data))));
      source.addEventListener('open', () => heard.open());
      // Its own way back would take up the old cursor, which a fake that was started anew has not reached yet.
      source.addEventListener('error', () => {
        source.close();
        heard.lost();
      });
      return () => source.close();
    },
  };
};
