import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { isLoopback } from '../../../contracts/loopback.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';

const config = z.object({ url: z.string().url() });
const trial = z.object({ events: z.array(z.string().min(1)).nonempty(), config });
const creation = trial.extend({ name: z.string(), enabled: z.boolean().optional() });

/** `/api/hooks`: the stand-in keeps webhooks and calls one in a trial only, never for an event. */
export const hookRoutes = (router: Router): void => {
  const kept = new Map<string, object>();
  const requireHook = (id = '') => {
    if (!kept.has(id)) {
      throw new RequestError('entity.not_exists_with_id', 404);
    }
    return id;
  };
  router.get('/hooks', (ctx) => {
    ctx.body = [...kept.values()];
  });
  router.post('/hooks', (ctx) => {
    const { name, events, config, enabled = true } = guard(creation, ctx.request.body);
    const hook = { tenantId: 'default', id: randomUUID(), name, events, config, enabled };
    kept.set(hook.id, hook);
    ctx.status = 201;
    ctx.body = hook;
  });
  router.post('/hooks/:id/test', async (ctx) => {
    requireHook(ctx.params.id);
    const { events, config } = guard(trial, ctx.request.body);
    const { hostname } = new URL(config.url);
    const send = (event: string) => fetch(config.url, { method: 'POST', body: JSON.stringify({ event }) });
    const isSent = isLoopback(hostname) && (await Promise.all(events.map(send)).catch(() => null)) !== null;
    if (!isSent) {
      throw new RequestError('hook.send_test_payload_failed', 422);
    }
    ctx.status = 204;
  });
  router.delete('/hooks/:id', (ctx) => {
    kept.delete(requireHook(ctx.params.id));
    ctx.status = 204;
  });
};
