import { z } from 'zod';
import { type Account, accountSchema, quotasSchema } from '../../../tencent-sms/account/account.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { defineRoute, namespaceQuery, nothing, problem, type Route } from '../route.ts';

const name = z.string().regex(/^[\w.-]{1,60}$/, 'letters, digits, dot, dash and underscore');

/** The account without its secrets. */
const publicAccount = ({ credentials, ...account }: Account) => ({
  ...account,
  credentials: credentials.map(({ secretId, actions }) => ({ secretId, ...(actions && { actions }) })),
});

const usedAccount = z.object({
  account: z.looseObject({}),
  billed: z.int().describe('Segments billed since the start'),
  left: z.int().nullable().describe('Segments that the balance still allows; null for no end'),
});

const tellAccount = ({ account, history: { billed } }: Tenant): z.output<typeof usedAccount> => ({
  account: publicAccount(account),
  billed,
  left: account.balance === null ? null : Math.max(0, account.balance - billed),
});

const ownParts = new Set(['credentials', 'applications']);

/** Parts of an account; the account that comes of them is checked as a whole. */
const changes = z
  .partialRecord(z.enum(Object.keys(accountSchema.shape)), z.unknown())
  .refine((parts) => Object.keys(parts).every((part) => !ownParts.has(part)), 'a namespace gets keys and application');

const keysOf = ({ name, account }: Tenant) => ({
  name,
  secretId: account.credentials[0]?.secretId,
  secretKey: account.credentials[0]?.secretKey,
  smsSdkAppId: account.applications[0]?.smsSdkAppId,
});

export const namespaceRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/namespaces',
    summary: 'The names of the namespaces',
    params: nothing,
    query: namespaceQuery,
    body: nothing,
    replies: { 200: { description: 'The names', schema: z.array(name) } },
    handle: async ({ tenants }) => ({ status: 200, body: tenants.list().map((tenant) => tenant.name) }),
  }),
  defineRoute({
    method: 'post',
    path: '/namespaces',
    summary: 'Opens a namespace with keys and an application of its own; the rest is as in the default account',
    params: nothing,
    query: namespaceQuery,
    body: z.strictObject({ name, account: changes.default({}) }),
    replies: {
      201: {
        description: 'Its keys, which requests into it are signed with',
        schema: z.object({ name, secretId: z.string(), secretKey: z.string(), smsSdkAppId: z.string() }),
      },
      409: { description: 'The name is taken, or there are too many', schema: problem },
    },
    handle: async ({ tenants, body }) =>
      tenants.get(body.name)
        ? { status: 409, body: { error: `there is a namespace ${body.name} already` } }
        : { status: 201, body: keysOf(tenants.create(body.name, body.account)) },
  }),
  defineRoute({
    method: 'delete',
    path: '/namespaces/:name',
    summary: 'Closes a namespace and forgets all of it',
    params: z.object({ name }),
    query: namespaceQuery,
    body: nothing,
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
    params: nothing,
    query: namespaceQuery,
    body: nothing,
    replies: { 200: { description: 'The account', schema: usedAccount } },
    handle: async ({ tenant }) => ({ status: 200, body: tellAccount(tenant) }),
  }),
  defineRoute({
    method: 'post',
    path: '/guests',
    summary:
      'Takes requests with the keys of this account, and judges them by it; messages go to the default namespace. A key without secretKey is not verified',
    params: nothing,
    query: namespaceQuery,
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
    params: nothing,
    query: namespaceQuery,
    body: quotasSchema,
    replies: { 200: { description: 'The account as it is now', schema: usedAccount } },
    handle: async ({ tenant, body }) => {
      tenant.setQuotas(body);
      return { status: 200, body: tellAccount(tenant) };
    },
  }),
];
