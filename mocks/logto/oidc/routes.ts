import Router from '@koa/router';
import type Provider from 'oidc-provider';
import type { Consent } from './consent.ts';
import { openInteraction } from './interactions.ts';

/** `/api/interaction`: consent, and what is left of Logto's older API. */
export const interactionRoutes = (provider: Provider, consent: Consent): Router => {
  const router = new Router({ prefix: '/api/interaction' });
  router.get('/consent', (ctx) => consent.info(ctx));
  router.post('/consent', (ctx) => consent.accept(ctx));
  router.put('/', async (ctx) => {
    await openInteraction(ctx, provider);
    ctx.status = 204;
  });
  router.delete('/', async (ctx) => {
    await openInteraction(ctx, provider);
    ctx.status = 204;
  });
  return router;
};
