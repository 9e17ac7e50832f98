import type Router from '@koa/router';
import type { Tenant } from '../data/tenant.ts';
import { guard, z } from '../http/guard.ts';

const patch = z.object({
  enabled: z.boolean().optional(),
  fields: z.record(z.enum(['Off', 'ReadOnly', 'Edit'])).optional(),
});

/** `/api/account-center`: the switch of the Account API. */
export const accountCenterRoutes = (router: Router, { accountCenter }: Tenant): void => {
  router.get('/account-center', (ctx) => {
    ctx.body = accountCenter;
  });
  router.patch('/account-center', (ctx) => {
    ctx.body = Object.assign(accountCenter, guard(patch, ctx.request.body));
  });
};
