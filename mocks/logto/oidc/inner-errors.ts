import type { Context, Middleware } from 'koa';
import { openidPaths } from '../../../contracts/openid.ts';
import { isBrokenEncoding, isCookieValue, keptInCookies } from '../../../contracts/unusual-values.ts';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';

const ofClients: readonly string[] = [openidPaths.token, openidPaths.introspection, openidPaths.revocation];

const credentialsOf = (ctx: Context): string =>
  Buffer.from(ctx.get('authorization').replace(/^Basic /, ''), 'base64').toString();

/** Requests over which the server fails. */
const failing: Partial<Record<FaultName, (ctx: Context) => boolean>> = {
  'unusual-cookie-values-are-a-server-error': ({ path, query }) =>
    path === openidPaths.authorization &&
    keptInCookies.some((name) => [query[name] ?? ''].flat().some((value) => !isCookieValue(value))),
  'broken-credentials-are-a-server-error': (ctx) =>
    ofClients.includes(ctx.path) && isBrokenEncoding(credentialsOf(ctx)),
};

/** Fails over requests that nobody expected, by a fault. */
export const failInside =
  (faults: Faults): Middleware =>
  async (ctx, next) => {
    if (!chosen(faults, failing).some((fails) => fails(ctx))) {
      await next();
      return;
    }
    ctx.status = 500;
    ctx.body = { message: 'Internal server error.' };
  };
