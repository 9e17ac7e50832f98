import * as z from 'zod/mini';
import {
  inboxMessageSchema,
  providerRequestSchema,
  requestRecordSchema,
  ruleCardSchema,
} from '../../../contracts/inbox-schema.ts';
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

const counts = { held: z.int(), evicted: z.int(), oldest: z.nullable(z.string()) };
const searchSchema = z.object({ messages: z.array(inboxMessageSchema), ...counts });
/** What came since the last one. */
const batchSchema = z.extend(searchSchema, { requests: z.array(providerRequestSchema), removed: z.array(z.string()) });

export type Fault = z.output<typeof faultSchema>;
export type AccountView = z.output<typeof accountSchema>;
export type Batch = z.output<typeof batchSchema>;
export type Provider = z.output<typeof providerViewSchema>;
/** The filter as the control API takes it. */
export type Filter = Readonly<Record<string, string>>;

export interface Listener {
  batch(batch: Batch): void;
  /** The connection stands. */
  open(): void;
  /** The connection is gone, and does not come back by itself. */
  lost(): void;
}

export type Api = ReturnType<typeof openApi>;

const problem = z.catch(z.object({ error: z.string(), issues: z._default(z.record(z.string(), z.string()), {}) }), {
  error: 'the control API did not say why',
  issues: {},
});

/** What was asked for makes no sense; `issues` says why, by the part that it concerns. */
export class Refused extends Error {
  readonly issues: Readonly<Record<string, string>>;

  constructor({ error, issues }: z.output<typeof problem>) {
    super(error);
    this.issues = issues;
  }
}

export const openApi = (namespace: string) => {
  const address = (path: string, query: Filter = {}): URL => {
    const url = new URL(path, location.href);
    url.search = new URLSearchParams({ ...query, namespace, ...(token && { token }) }).toString();
    return url;
  };
  const call = async (url: URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    if (!response.ok) {
      const said = problem.parse(await response.json().catch(() => undefined));
      throw response.status === 400 ? new Refused(said) : new Error(said.error);
    }
    return response;
  };
  const get = async <Schema extends z.ZodMiniType>(
    schema: Schema,
    path: string,
    query: Filter = {},
    signal?: AbortSignal,
  ): Promise<z.output<Schema>> => schema.parse(await (await call(address(path, query), signal && { signal })).json());
  const send = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await call(address(path), { method, headers, body: JSON.stringify(body) })).json();
  };

  return {
    namespaces: () => get(z.array(z.string()), 'namespaces'),
    /** The newest messages that match, oldest first. */
    search: (filter: Filter, limit: number, until?: string, signal?: AbortSignal) =>
      get(searchSchema, 'inbox/search', { ...filter, limit: String(limit), ...(until && { until }) }, signal),
    /** Tells how many were cleared. */
    clear: async (filter: Filter) => {
      const response = await call(address('inbox/messages', filter), { method: 'DELETE' });
      return z.array(z.unknown()).parse(await response.json()).length;
    },
    delete: async (id: string) => {
      await call(address(`inbox/messages/${id}`), { method: 'DELETE' });
    },
    request: (id: string) => get(requestRecordSchema, `requests/${id}`),
    requests: () => get(z.array(providerRequestSchema), 'requests/recent', { limit: '200' }),
    rules: () => get(z.array(ruleCardSchema), 'rules'),
    provider: () => get(providerViewSchema, 'provider'),
    faults: () => get(z.array(faultSchema), 'faults'),
    setFault: (fault: unknown) => send('POST', 'faults', fault),
    endFault: async (id: string) => {
      await call(address(`faults/${id}`), { method: 'DELETE' });
    },
    account: () => get(accountSchema, 'account'),
    setQuotas: async (quotas: unknown) => accountSchema.parse(await send('PUT', 'account/quotas', quotas)),
    /** Tells of what comes, in batches; the returned function ends that. */
    listen(filter: Filter, after: string, heard: Listener) {
      const source = new EventSource(address('inbox/stream', { ...filter, after, batch: '100' }));
      source.addEventListener('batch', ({ data }) => heard.batch(batchSchema.parse(JSON.parse(data))));
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
