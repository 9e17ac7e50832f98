import Router from '@koa/router';
import type { Tenant } from './data/tenant.ts';

/** The sign-in experience as anybody may read it: without what is for administrators only. */
const publicExperience = ({ signInExperience, connectors }: Tenant): Record<string, unknown> => {
  const { emailBlocklistPolicy: _forAdministrators, forgotPasswordMethods, ...rest } = signInExperience;
  return {
    ...rest,
    socialConnectors: [],
    ssoConnectors: [],
    forgotPassword: {
      phone: connectors.current !== undefined && forgotPasswordMethods.includes('PhoneVerificationCode'),
      email: false,
    },
    isDevelopmentTenant: false,
    customProfileFields: [],
    customProfileFieldCatalog: [],
  };
};

/** `/api/.well-known` and `/api/status`: what needs no token. */
export const wellKnownRoutes = (tenant: Tenant): Router => {
  const router = new Router({ prefix: '/api' });
  router.get(['/.well-known/sign-in-exp', '/.well-known/experience'], (ctx) => {
    ctx.body = publicExperience(tenant);
  });
  router.get('/.well-known/phrases', (ctx) => {
    ctx.set('content-language', 'en');
    ctx.body = { translation: {} };
  });
  router.get('/status', (ctx) => {
    ctx.status = 204;
  });
  return router;
};
