import type Router from '@koa/router';
import { hashPassword } from '../data/passwords.ts';
import type { Tenant } from '../data/tenant.ts';
import { profilePatch, type User, userJson, userProfile } from '../data/users.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { page } from './paging.ts';

const creation = userProfile.extend({ password: z.string().min(1).optional() });
const passwordBody = z.object({ password: z.string().min(1) });

const suspension = z.object({ isSuspended: z.boolean() });

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

const isLike = (value: string | null, wanted: string) => (value ?? '').includes(wanted.replaceAll('%', ''));

/** Logto's search: `search.primaryPhone=...&mode.primaryPhone=exact` for a field, else `search=%...%` for any. */
const matchesSearch = (user: User, query: NodeJS.Dict<string | string[]>): boolean => {
  const { primaryPhone, primaryEmail, name, username, id } = user;
  const fields = Object.entries({ primaryPhone, primaryEmail, name, username, id });
  const anywhere = first(query.search);
  const byField = fields.every(([field, value]) => {
    const wanted = first(query[`search.${field}`]);
    const exact = first(query[`mode.${field}`]) === 'exact';
    return wanted === undefined || (exact ? value === wanted : isLike(value, wanted));
  });
  return byField && (anywhere === undefined || fields.some(([, value]) => isLike(value, anywhere)));
};

/**
 * `/api/users`. Passwords set here are not checked against the policy, as in Logto.
 *
 * @param endAll ends sessions and tokens of a user who is suspended or deleted
 */
export const userRoutes = (
  router: Router,
  { users, faults }: Tenant,
  endpoint: string,
  endAll: (id: string) => void,
): void => {
  const get = (id: string | undefined): User => {
    const user = users.byId(id ?? '');
    if (!user) {
      throw new RequestError('entity.not_found', 404);
    }
    return user;
  };

  router.get('/users', (ctx) => {
    const found = users.list().filter((user) => matchesSearch(user, ctx.query));
    ctx.body = page(ctx, endpoint, found).map(userJson);
  });
  router.post('/users', async (ctx) => {
    const { password, ...profile } = guard(creation, ctx.request.body);
    const hash = password === undefined ? undefined : await hashPassword(password);
    const user = users.create(profile);
    if (hash) {
      users.setPassword(user, hash);
    }
    ctx.body = userJson(user);
  });
  router.get('/users/:id', (ctx) => {
    ctx.body = userJson(get(ctx.params.id));
  });
  router.patch('/users/:id', (ctx) => {
    const user = get(ctx.params.id);
    users.update(user, guard(profilePatch, ctx.request.body));
    ctx.body = userJson(user);
  });
  router.delete('/users/:id', (ctx) => {
    const { id } = get(ctx.params.id);
    users.remove(id);
    endAll(id);
    ctx.status = 204;
  });
  router.patch('/users/:id/password', async (ctx) => {
    const user = get(ctx.params.id);
    users.setPassword(user, await hashPassword(guard(passwordBody, ctx.request.body).password));
    ctx.body = userJson(user);
  });
  router.post('/users/:id/password/verify', async (ctx) => {
    const user = get(ctx.params.id);
    if (!(await users.passwordMatches(user, guard(passwordBody, ctx.request.body).password))) {
      throw new RequestError('session.invalid_credentials', 422);
    }
    ctx.status = 204;
  });
  router.get('/users/:id/has-password', (ctx) => {
    ctx.body = { hasPassword: get(ctx.params.id).passwordHashes.length > 0 };
  });
  router.patch('/users/:id/is-suspended', (ctx) => {
    const user = get(ctx.params.id);
    const { isSuspended } = guard(suspension, ctx.request.body);
    user.isSuspended = isSuspended && !faults.has('suspended-user-signs-in');
    if (isSuspended) {
      endAll(user.id);
    }
    ctx.body = userJson(user);
  });
};
