import Router from '@koa/router';
import type { Middleware } from 'koa';
import { type Exchanges, exchangeKey } from '../data/exchanges.ts';
import { page } from './paging.ts';

/**
 * `/api/logs` for the exchanges of authorization codes, which say who signed in where. For anything else the stand-in
 * has no audit log, and says so.
 */
export const logRoutes = (exchanges: Exchanges, endpoint: string, authenticate: Middleware): Router => {
  const router = new Router();
  router.get('/api/logs', (ctx, next) => {
    const { logKey, userId, applicationId } = ctx.query;
    return logKey === exchangeKey
      ? authenticate(ctx, async () => {
          ctx.body = page(ctx, endpoint, exchanges.list(userId, applicationId));
        })
      : next();
  });
  return router;
};
