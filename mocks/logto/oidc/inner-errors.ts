import type { Context, Middleware } from 'koa';
import { openidPaths } from '../../../contracts/openid.ts';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';

/** What a cookie holds as it is: RFC 6265, section 4.1.1. */
const isCookieValue = (value: string): boolean => /^[\x20-\x3a\x3c-\x7e]*$/.test(value);

/** Parameters of an authorization request that Logto keeps in cookies. */
const kept = ['ui_locales', 'organization_id', 'google_one_tap_credential'];

const ofClients: readonly string[] = [openidPaths.token, openidPaths.introspection, openidPaths.revocation];

const credentialsOf = (ctx: Context): string =>
  Buffer.from(ctx.get('authorization').replace(/^Basic /, ''), 'base64').toString();

const isBroken = (encoded: string): boolean => {
  try {
    decodeURIComponent(encoded);
    return false;
  } catch {
    return true;
  }
};

/** Requests over which the server fails. */
const failing: Partial<Record<FaultName, (ctx: Context) => boolean>> = {
  'unusual-cookie-values-are-a-server-error': ({ path, query }) =>
    path === openidPaths.authorization &&
    kept.some((name) => [query[name] ?? ''].flat().some((value) => !isCookieValue(value))),
  'broken-credentials-are-a-server-error': (ctx) => ofClients.includes(ctx.path) && isBroken(credentialsOf(ctx)),
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
