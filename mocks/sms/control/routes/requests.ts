import { z } from 'zod';
import { inboxPaths } from '../../../../contracts/inbox.ts';
import { requestRecordSchema, ruleCardSchema } from '../../../../contracts/inbox-schema.ts';
import { effectKinds } from '../../faults/effects.ts';
import { providerViewSchema } from '../../support/provider-view.ts';
import { defineRoute, namespaceQuery, noInput, phone, problem, type Route } from './route.ts';

export const requestRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: inboxPaths.requests,
    summary: 'Every request that named a number in any spelling, accepted or not, oldest first',
    ...noInput,
    query: namespaceQuery.extend({ phone }),
    replies: { 200: { description: 'The requests', schema: z.array(requestRecordSchema) } },
    handle: async ({ tenant, query }) => ({ status: 200, body: await tenant.store.requests(query.phone) }),
  }),
  defineRoute({
    method: 'get',
    path: '/requests/recent',
    summary: 'The newest requests, oldest first',
    ...noInput,
    query: namespaceQuery.extend({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    replies: { 200: { description: 'The requests', schema: z.array(requestRecordSchema) } },
    handle: async ({ tenant, query }) => ({ status: 200, body: await tenant.store.recentRequests(query.limit) }),
  }),
  defineRoute({
    method: 'get',
    path: '/requests/:id',
    summary: 'One request with its reply and the rule that it broke, if any',
    ...noInput,
    params: z.object({ id: z.uuid() }),
    replies: {
      200: { description: 'The request', schema: requestRecordSchema },
      404: { description: 'There is none of this id', schema: problem },
    },
    handle: async ({ tenant, params }) => {
      const request = await tenant.store.request(params.id);
      return request ? { status: 200, body: request } : { status: 404, body: { error: `no request ${params.id}` } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/rules',
    summary: 'Every rule in the order in which they are applied, with its source and how sure it is',
    ...noInput,
    replies: { 200: { description: 'The rules', schema: z.array(ruleCardSchema) } },
    handle: async ({ tenants }) => ({ status: 200, body: tenants.dialect.catalogue.rules }),
  }),
  defineRoute({
    method: 'get',
    path: '/codes',
    summary: 'Every code that a fault may answer with',
    ...noInput,
    replies: { 200: { description: 'The codes', schema: z.array(z.string()) } },
    handle: async ({ tenants }) => ({ status: 200, body: tenants.dialect.catalogue.codes }),
  }),
  defineRoute({
    method: 'get',
    path: '/provider',
    summary:
      'What the page shows of the provider: its name, fields of messages, the limits of an account, and the effects of faults',
    ...noInput,
    replies: { 200: { description: 'The provider', schema: providerViewSchema } },
    handle: async ({ tenants: { dialect } }) => ({
      status: 200,
      body: {
        name: dialect.name,
        fields: dialect.fields,
        limits: dialect.limits,
        effects: effectKinds.flatMap(({ forms }) => forms(dialect.catalogue)),
      },
    }),
  }),
  defineRoute({
    method: 'get',
    path: inboxPaths.totals,
    summary: 'How many requests were accepted and refused since the start',
    ...noInput,
    replies: {
      200: { description: 'The counts', schema: z.object({ accepted: z.int(), refused: z.int() }) },
    },
    handle: async ({ tenant }) => ({ status: 200, body: tenant.totals() }),
  }),
  defineRoute({
    method: 'get',
    path: inboxPaths.health,
    summary: 'Whether the fake is up',
    ...noInput,
    replies: { 200: { description: 'It is', schema: z.object({ status: z.literal('ok') }) } },
    handle: async () => ({ status: 200, body: { status: 'ok' } }),
  }),
];
