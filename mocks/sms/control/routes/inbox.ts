import { z } from 'zod';
import { inboxPaths } from '../../../../contracts/inbox.ts';
import { foundMessagesSchema, inboxMessageSchema } from '../../../../contracts/inbox-schema.ts';
import { defaultTimeout } from '../../inbox/inbox.ts';
import { filterOf, filterQuery } from './filter.ts';
import { cursor, defineRoute, namespaceQuery, noInput, phone, problem, type Route, type RouteInput } from './route.ts';
import { streamEvents } from './stream.ts';

const waitQuery = namespaceQuery.extend({
  phone,
  after: cursor.default('0'),
  timeout: z.coerce.number().int().min(0).max(600_000).default(defaultTimeout).describe('Milliseconds to wait'),
});

/** The next message, or undefined when the time is over or the client has gone away. */
const awaitNext = async ({
  tenant,
  tenants,
  query,
  gone,
}: RouteInput<unknown, z.output<typeof waitQuery>, unknown>) => {
  const over = AbortSignal.timeout(query.timeout);
  try {
    return await tenant.store.next(tenants.dialect.inboxKey(query.phone), query.after, AbortSignal.any([over, gone]));
  } catch (error) {
    if (over.aborted || gone.aborted) {
      return undefined;
    }
    throw error;
  }
};

const messages = z.array(inboxMessageSchema);

export const inboxRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: inboxPaths.next,
    summary: 'Waits for the oldest message of a number beyond a cursor, held or to come',
    ...noInput,
    query: waitQuery,
    replies: {
      200: { description: 'The message', schema: inboxMessageSchema },
      204: { description: 'The time is over' },
    },
    handle: async (input) => {
      const message = await awaitNext(input);
      return message ? { status: 200, body: message } : { status: 204 };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/inbox/code',
    summary: 'Waits like /inbox/next, and gives the code alone',
    ...noInput,
    query: waitQuery,
    replies: {
      200: { description: 'The digits of the code', contentType: 'text/plain' },
      204: { description: 'The time is over' },
      404: { description: 'The message has no code', schema: problem },
    },
    handle: async (input) => {
      const message = await awaitNext(input);
      if (!message) {
        return { status: 204 };
      }
      return message.code === null
        ? { status: 404, body: { error: `message ${message.id} has no code: ${message.text}` } }
        : { status: 200, body: message.code, contentType: 'text/plain; charset=utf-8' };
    },
  }),
  defineRoute({
    method: 'get',
    path: inboxPaths.messages,
    summary: 'All messages held for a number, oldest first',
    ...noInput,
    query: namespaceQuery.extend({ phone }),
    replies: { 200: { description: 'The messages', schema: messages } },
    handle: async ({ tenant, tenants, query }) => ({
      status: 200,
      body: await tenant.store.messages(tenants.dialect.inboxKey(query.phone)),
    }),
  }),
  defineRoute({
    method: 'delete',
    path: inboxPaths.messages,
    summary: 'Takes out the messages that match and returns them; each is returned by one call only',
    ...noInput,
    query: filterQuery,
    replies: { 200: { description: 'What was taken out, oldest first', schema: messages } },
    handle: async ({ tenant, tenants, query }) => ({
      status: 200,
      body: await tenant.store.clear(filterOf(tenants, query)),
    }),
  }),
  defineRoute({
    method: 'delete',
    path: `${inboxPaths.messages}/:id`,
    summary: 'Takes out one message and returns it',
    ...noInput,
    params: z.object({ id: cursor }),
    replies: {
      200: { description: 'The message', schema: inboxMessageSchema },
      404: { description: 'None of this id is held', schema: problem },
    },
    handle: async ({ tenant, params: { id } }) => {
      const [message] = await tenant.store.clear({ after: String(Number(id) - 1), until: id });
      return message ? { status: 200, body: message } : { status: 404, body: { error: `no message ${id} is held` } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/inbox/search',
    summary: 'Messages that match, the newest of them, oldest first',
    ...noInput,
    query: filterQuery.extend({ limit: z.coerce.number().int().min(1).max(10_000).default(100) }),
    replies: {
      200: {
        description:
          'The messages; how many the namespace holds, the oldest of them, and how many had to go to make room',
        schema: foundMessagesSchema,
      },
    },
    handle: async ({ tenant, tenants, query }) => ({
      status: 200,
      body: {
        messages: await tenant.store.search(filterOf(tenants, query), query.limit),
        ...(await tenant.store.counts()),
      },
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/inbox/stream',
    summary:
      'Server-sent events: `message` for each message that matches, `request` for each request to the provider, or `batch` for what came meanwhile; goes on after the header Last-Event-ID or the cursor',
    ...noInput,
    query: filterQuery.extend({
      batch: z.coerce.number().int().min(10).max(10_000).optional().describe('Milliseconds that one `batch` gathers'),
    }),
    replies: { 200: { description: 'The events', contentType: 'text/event-stream' } },
    handle: async ({ tenant, tenants, query: { batch, ...query }, lastEventId, gone }) => {
      const filter = filterOf(tenants, { ...query, after: cursor.optional().parse(lastEventId) ?? query.after });
      return {
        status: 200,
        body: await streamEvents(tenant, filter, batch, gone),
        contentType: 'text/event-stream; charset=utf-8',
      };
    },
  }),
];
