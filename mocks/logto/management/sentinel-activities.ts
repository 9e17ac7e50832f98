import type Router from '@koa/router';
import { guard, z } from '../http/guard.ts';
import type { Sentinel } from '../limits/sentinel.ts';

const deletion = z.object({ targetType: z.enum(['User', 'App']), targets: z.array(z.string()) });

/** `POST /api/sentinel-activities/delete`: lifts the lock of identifiers. */
export const sentinelRoutes = (router: Router, sentinel: Sentinel): void => {
  router.post('/sentinel-activities/delete', (ctx) => {
    for (const target of guard(deletion, ctx.request.body).targets) {
      sentinel.forgive(target);
    }
    ctx.status = 204;
  });
};
