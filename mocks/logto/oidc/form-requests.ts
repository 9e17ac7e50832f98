import { bodyParser } from '@koa/bodyparser';
import type { Context, Next } from 'koa';

/** Endpoints that take their parameters in a form too (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2). */
const paths = new Set(['/oidc/auth', '/oidc/session/end']);

const parse = bodyParser({ enableTypes: ['form'] });

/** oidc-provider takes such forms only with cross-site cookies, which Logto does not set: they go in as a query. */
export const formRequests = async (ctx: Context, next: Next): Promise<void> => {
  if (ctx.method !== 'POST' || !paths.has(ctx.path)) {
    return next();
  }
  await parse(ctx, async () => {});
  ctx.method = 'GET';
  ctx.querystring = ctx.request.rawBody;
  await next();
};
