import Router from '@koa/router';
import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import type { Tenant } from '../data/tenant.ts';
import type { Sender } from '../sms/sender.ts';
import { holderOf } from './holder.ts';
import { profileRoutes } from './profile.ts';
import { verificationRoutes } from './verifications.ts';

/** The part of Logto's Account API that is about passwords and phone numbers. */
export const accountRoutes = (tenant: Tenant, provider: Provider, sender: Sender): Router => {
  const holder = (ctx: Context) => holderOf(ctx, provider, tenant);
  const router = new Router();
  router.use(verificationRoutes(tenant, sender, holder).routes());
  router.use(profileRoutes(tenant, holder).routes());
  return router;
};
