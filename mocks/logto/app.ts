import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { JWK } from 'jose';
import Koa, { type Context, type Middleware, type Next } from 'koa';
import mount from 'koa-mount';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { accountRoutes } from './account/routes.ts';
import type { Tenant } from './data/tenant.ts';
import { experienceRoutes } from './experience/routes.ts';
import { errorMiddleware, printError, type ReportError } from './http/error-middleware.ts';
import { breakOverMalformedInput } from './http/malformed-input.ts';
import { securityHeaders } from './http/security-headers.ts';
import { authenticate } from './management/authenticate.ts';
import { logRoutes } from './management/logs.ts';
import { managementRoutes } from './management/routes.ts';
import { interactionRoutes } from './oidc/consent.ts';
import { breakInteractionCookies } from './oidc/cookie-faults.ts';
import { keepInteractionsByClient } from './oidc/cookies.ts';
import { endSessionFaults } from './oidc/end-session.ts';
import { formRequests } from './oidc/form-requests.ts';
import { failInside } from './oidc/inner-errors.ts';
import { breakMetadata } from './oidc/metadata-faults.ts';
import { breakRequests } from './oidc/request-faults.ts';
import { breakResponses } from './oidc/response-faults.ts';
import type { OidcStore } from './oidc/store.ts';
import { logtoWire, unknownRoute } from './oidc/wire.ts';
import { pagesRoutes } from './pages-routes.ts';
import type { Sender } from './sms/sender.ts';
import { wellKnownRoutes } from './well-known.ts';

/** Middleware for paths under a prefix only. */
const under =
  (prefix: string, middleware: Middleware): Middleware =>
  (ctx, next) =>
    ctx.path === prefix || ctx.path.startsWith(`${prefix}/`) ? middleware(ctx, next) : next();

const clientOf = (ctx: Context & Partial<Pick<KoaContextWithOIDC, 'oidc'>>) => ctx.oidc?.client?.clientId;

const withInteractionCookie = (ctx: Context, next: Next) => {
  keepInteractionsByClient(ctx, () => clientOf(ctx));
  return next();
};

const useRouter = (app: Koa, router: Router) => app.use(router.routes()).use(router.allowedMethods());

interface Options {
  readonly endpoint: string;
  readonly adminEndpoint: string;
  readonly cookieKeys: readonly string[];
  readonly tenant: Tenant;
  readonly provider: Provider;
  readonly store: OidcStore;
  readonly sender: Sender;
  /** Keys of the admin endpoint, which issues the tokens for the Management API. */
  readonly adminKeys: JWK[];
  readonly reportError: ReportError;
}

/** What the stand-in answers at its public endpoint. */
export const createApp = (options: Options): Koa => {
  const { endpoint, adminEndpoint, tenant, provider, store, sender, reportError } = options;
  const app = new Koa();
  app.keys = [...options.cookieKeys];

  app.use(securityHeaders(endpoint, adminEndpoint, tenant.faults));
  app.use(breakOverMalformedInput(tenant.faults));
  app.use(errorMiddleware(tenant.faults, reportError));
  app.use(breakInteractionCookies(tenant.faults));

  app.use(under('/oidc', logtoWire));
  app.use(under('/oidc', breakResponses(tenant.faults)));
  app.use(under('/oidc', breakMetadata(tenant.faults)));
  app.use(under('/oidc', withInteractionCookie));
  app.use(under('/oidc', failInside(tenant.faults)));
  app.use(under('/oidc', breakRequests(tenant.faults, store)));
  app.use(formRequests);
  app.use(endSessionFaults(tenant.faults, store));
  app.use(mount('/oidc', provider));
  app.use(under('/oidc', unknownRoute));

  app.use(under('/api', bodyParser({ enableTypes: ['json', 'form', 'text'] })));
  useRouter(app, wellKnownRoutes(tenant));
  useRouter(app, experienceRoutes(tenant, provider, sender, store.endSessions));
  useRouter(app, interactionRoutes(provider, tenant));
  useRouter(app, accountRoutes(tenant, provider, sender));
  const byAdministrator = authenticate(`${adminEndpoint}/oidc`, options.adminKeys);
  useRouter(app, logRoutes(tenant.auditRecords, endpoint, byAdministrator));
  useRouter(app, managementRoutes({ tenant, endpoint, sender, authenticate: byAdministrator, endAll: store.endAll }));
  app.use(pagesRoutes(endpoint, provider, tenant));
  return app;
};

/** The admin endpoint: the token endpoint of the Management API, and no console. */
export const createAdminApp = (endpoint: string, adminEndpoint: string, provider: Provider): Koa => {
  const app = new Koa();
  app.use(securityHeaders(endpoint, adminEndpoint));
  app.use(errorMiddleware(new Set(), printError));
  app.use(under('/oidc', logtoWire));
  app.use(mount('/oidc', provider));
  return app;
};
