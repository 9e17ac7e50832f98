import Router from '@koa/router';
import type { Middleware } from 'koa';
import type { Tenant } from '../data/tenant.ts';
import type { Sender } from '../sms/sender.ts';
import { accountCenterRoutes } from './account-center.ts';
import { applicationRoutes } from './applications.ts';
import { connectorRoutes } from './connectors.ts';
import { customPhraseRoutes } from './custom-phrases.ts';
import { hookRoutes } from './hooks.ts';
import { sentinelRoutes } from './sentinel-activities.ts';
import { signInExperienceRoutes } from './sign-in-experience.ts';
import { userRoutes } from './users.ts';
import { verificationCodeRoutes } from './verification-codes.ts';

interface Options {
  readonly tenant: Tenant;
  readonly endpoint: string;
  readonly sender: Sender;
  readonly authenticate: Middleware;
  readonly endAll: (userId: string) => void;
}

/** The part of Logto's Management API that provisioning and checks use. */
export const managementRoutes = ({ tenant, endpoint, sender, authenticate, endAll }: Options): Router => {
  const router = new Router({ prefix: '/api' });
  router.use(authenticate);
  applicationRoutes(router, tenant.applications, endpoint);
  connectorRoutes(router, tenant.connectors, sender);
  signInExperienceRoutes(router, tenant);
  userRoutes(router, tenant, endpoint, endAll);
  verificationCodeRoutes(router, tenant, sender);
  sentinelRoutes(router, tenant.sentinel);
  accountCenterRoutes(router, tenant);
  customPhraseRoutes(router);
  hookRoutes(router);
  return router;
};
