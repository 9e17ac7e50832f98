import * as z from 'zod/mini';
import {
  eventBatchSchema,
  foundMessagesSchema,
  providerRequestSchema,
  requestRecordSchema,
  ruleCardSchema,
} from '../../../contracts/inbox-schema.ts';
import { accountViewSchema, providerViewSchema } from '../support/provider-view.ts';

/** The control API as the page uses it; every reply is checked. */

const token = new URLSearchParams(location.search).get('token');

const faultSchema = z.object({
  ...{ id: z.string(), hits: z.int(), probability: z.number(), times: z.optional(z.int()), forMs: z.optional(z.int()) },
  effect: z.record(z.string(), z.unknown()),
  match: z.record(z.string(), z.string()),
});
const issuesSchema = z.record(z.string(), z.string());
const problem = z.catch(z.object({ error: z.string(), issues: z.optional(issuesSchema) }), {
  error: 'the control API did not say why',
});

export type Fault = z.output<typeof faultSchema>;
export type AccountView = z.output<typeof accountViewSchema>;
export type Batch = z.output<typeof eventBatchSchema>;
export type Provider = z.output<typeof providerViewSchema>;
/** The filter as the control API takes it. */
export type Filter = Readonly<Record<string, string>>;
export type Api = ReturnType<typeof openApi>;

/** Why what was asked for is refused, by the part that it concerns. */
export const issuesOf = (error: unknown) => issuesSchema.safeParse(error instanceof Error && error.cause).data;

export const openApi = (namespace: string) => {
  const address = (path: string, query: Filter): string =>
    `${path}?${new URLSearchParams({ ...query, namespace, ...(token && { token }) })}`;
  const call = async <Schema extends z.ZodMiniType>(
    schema: Schema,
    path: string,
    query: Filter = {},
    init: RequestInit = {},
  ): Promise<z.output<Schema>> => {
    const response = await fetch(address(path, query), init);
    const reply: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      const { error, issues } = problem.parse(reply);
      throw new Error(error, { cause: issues });
    }
    return schema.parse(reply);
  };
  const remove = (path: string, query?: Filter) => call(z.unknown(), path, query, { method: 'DELETE' });
  const send = <Schema extends z.ZodMiniType>(schema: Schema, method: string, path: string, body: unknown) =>
    call(schema, path, {}, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  return {
    namespaces: () => call(z.array(z.string()), 'namespaces'),
    search: (query: Filter, signal: AbortSignal) => call(foundMessagesSchema, 'inbox/search', query, { signal }),
    clear: (filter: Filter) => remove('inbox/messages', filter),
    delete: (id: string) => remove(`inbox/messages/${id}`),
    request: (id: string) => call(requestRecordSchema, `requests/${id}`),
    requests: () => call(z.array(providerRequestSchema), 'requests/recent', { limit: '200' }),
    rules: () => call(z.array(ruleCardSchema), 'rules'),
    provider: () => call(providerViewSchema, 'provider'),
    faults: () => call(z.array(faultSchema), 'faults'),
    setFault: (fault: unknown) => send(z.unknown(), 'POST', 'faults', fault),
    endFault: (id: string) => remove(`faults/${id}`),
    account: () => call(accountViewSchema, 'account'),
    setQuotas: (quotas: unknown) => send(accountViewSchema, 'PUT', 'account/quotas', quotas),
    /** Tells of what comes, in batches. A lost connection does not come back by itself. The result ends it. */
    listen(query: Filter, heard: { batch(batch: Batch): void; open(): void; lost(): void }) {
      const source = new EventSource(address('inbox/stream', { ...query, batch: '100' }));
      // Its own way back would take up the old cursor, which a fake that was started anew has not reached yet.
      const lose = (): void => {
        source.close();
        heard.lost();
      };
      source.addEventListener('batch', ({ data }) => {
        try {
          heard.batch(eventBatchSchema.parse(JSON.parse(data)));
        } catch {
          lose();
        }
      });
      source.addEventListener('open', heard.open);
      source.addEventListener('error', lose);
      return () => source.close();
    },
  };
};
