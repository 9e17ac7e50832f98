import type Router from '@koa/router';
import { guard, z } from '../http/guard.ts';

const patch = z.object({ enabled: z.boolean().optional(), fields: z.record(z.string()).optional() });

/** `/api/account-center`: the switch of the Account API, which the stand-in keeps and does not ask. */
export const accountCenterRoutes = (router: Router): void => {
  let accountCenter: z.output<typeof patch> = { enabled: false, fields: {} };
  router.get('/account-center', (ctx) => {
    ctx.body = accountCenter;
  });
  router.patch('/account-center', (ctx) => {
    accountCenter = { ...accountCenter, ...guard(patch, ctx.request.body) };
    ctx.body = accountCenter;
  });
};
