import { z } from 'zod';
import { accountViewSchema } from '../../support/provider-view.ts';
import type { Dialect } from '../../tenants/dialect.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { defineRoute, noInput, problem, type Route, type RouteInput } from './route.ts';

const name = z.string().regex(/^[\w.-]{1,60}$/, 'letters, digits, dot, dash and underscore');

const tellAccount = ({ tenant: { customer }, tenants }: RouteInput<unknown, unknown, unknown>) => ({
  account: tenants.dialect.publicAccount(customer.account),
  ...customer.used,
});

const keysOf = ({ name, customer }: Tenant, dialect: Dialect) => ({ name, ...dialect.keysOf(customer.account) });

export const namespaceRoutes = ({ accountSchema, changesSchema, quotasSchema }: Dialect): Route[] => [
  defineRoute({
    method: 'get',
    path: '/namespaces',
    summary: 'The names of the namespaces',
    ...noInput,
    replies: { 200: { description: 'The names', schema: z.array(name) } },
    handle: async ({ tenants }) => ({ status: 200, body: tenants.list().map((tenant) => tenant.name) }),
  }),
  defineRoute({
    method: 'post',
    path: '/namespaces',
    summary: 'Opens a namespace with keys of its own; the rest is as in the default account',
    ...noInput,
    body: z.strictObject({ name, account: changesSchema.default({}) }),
    replies: {
      201: {
        description: 'Its keys, which requests into it are signed with',
        schema: z.object({ name }).catchall(z.string()),
      },
      409: { description: 'The name is taken, or there are too many', schema: problem },
    },
    handle: async ({ tenants, body }) =>
      tenants.get(body.name)
        ? { status: 409, body: { error: `there is a namespace ${body.name} already` } }
        : { status: 201, body: keysOf(tenants.create(body.name, body.account), tenants.dialect) },
  }),
  defineRoute({
    method: 'delete',
    path: '/namespaces/:name',
    summary: 'Closes a namespace and forgets all of it',
    ...noInput,
    params: z.object({ name }),
    replies: {
      204: { description: 'It is gone' },
      404: { description: 'There is none of this name, or it is the default one', schema: problem },
    },
    handle: async ({ tenants, params }) =>
      (await tenants.remove(params.name))
        ? { status: 204 }
        : { status: 404, body: { error: `no namespace ${params.name} that could be closed` } },
  }),
  defineRoute({
    method: 'get',
    path: '/account',
    summary: 'The account without its secrets, and what it has used of its quotas',
    ...noInput,
    replies: { 200: { description: 'The account', schema: accountViewSchema } },
    handle: async (input) => ({ status: 200, body: tellAccount(input) }),
  }),
  defineRoute({
    method: 'post',
    path: '/guests',
    summary:
      'Takes requests with the keys of this account, and judges them by it; messages go to the default namespace. A key whose secret is not told is not verified',
    ...noInput,
    body: accountSchema,
    replies: {
      204: { description: 'They are taken from now on' },
      409: { description: 'A namespace has one of the keys', schema: problem },
    },
    handle: async ({ tenants, body }) =>
      tenants.invite(body) ? { status: 204 } : { status: 409, body: { error: 'a namespace has one of these keys' } },
  }),
  defineRoute({
    method: 'put',
    path: '/account/quotas',
    summary: 'Sets limits and balance anew, the balance as what is left from now on; what is left out is off',
    ...noInput,
    body: quotasSchema,
    replies: { 200: { description: 'The account as it is now', schema: accountViewSchema } },
    handle: async (input) => {
      input.tenant.customer.setQuotas(input.body);
      return { status: 200, body: tellAccount(input) };
    },
  }),
];
