import Router from '@koa/router';
import type { Middleware } from 'koa';
import { type AuditRecords, isAuditKey } from '../data/audit-records.ts';
import { page } from './paging.ts';

/** `/api/logs` for the records that the stand-in keeps. For anything else it has no audit log, and says so. */
export const logRoutes = (records: AuditRecords, endpoint: string, authenticate: Middleware): Router => {
  const router = new Router();
  router.get('/api/logs', (ctx, next) => {
    const { logKey, userId, applicationId } = ctx.query;
    return isAuditKey(logKey)
      ? authenticate(ctx, async () => {
          ctx.body = page(ctx, endpoint, records.list(logKey, userId, applicationId));
        })
      : next();
  });
  return router;
};
