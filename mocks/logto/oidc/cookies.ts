import type { Context } from 'koa';
import { z } from 'zod';

/** `_interaction`: the open interaction of each client in this browser; `_legacy` is the latest. */
const interactionCookie = z.record(z.string(), z.string());

const interactionCookieName = '_interaction';

/** `_logto`, Logto's own cookie for its pages, which scripts may read. */
const pageCookie = z.object({ uiLocales: z.string().optional() });

/** What a cookie of JSON holds; undefined where it is not there, not signed by us, or of another form. */
const read = <Schema extends z.ZodType>(ctx: Context, name: string, schema: Schema): z.output<Schema> | undefined => {
  try {
    return schema.parse(JSON.parse(ctx.cookies.get(name, { signed: true }) ?? ''));
  } catch {
    return undefined;
  }
};

/** The uid that a request speaks of: that of the client in `logto-app-id`, else the latest. Needs a valid signature. */
export const interactionUid = (ctx: Context): string | undefined => {
  const uids = read(ctx, interactionCookieName, interactionCookie) ?? {};
  const clientId = ctx.get('logto-app-id');
  return (clientId === '' ? undefined : uids[clientId]) ?? uids._legacy;
};

/**
 * oidc-provider keeps one interaction a browser; Logto keeps one a client, in a JSON cookie on `/`. This makes what
 * oidc-provider sets on the context into that.
 */
export const keepInteractionsByClient = (ctx: Context, clientId: () => string | undefined): void => {
  const set = ctx.cookies.set.bind(ctx.cookies);
  const known = read(ctx, interactionCookieName, interactionCookie);
  ctx.cookies.set = (name, value, options) => {
    const client = clientId();
    return name === interactionCookieName && value && client
      ? set(name, JSON.stringify({ ...known, [client]: value, _legacy: value }), { ...options, path: '/' })
      : set(name, value, options);
  };
};

/** JSON that a cookie can hold, whatever characters a request had. */
const inAscii = (json: string): string =>
  json.replace(/[^ -~]|;/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Sets `_logto`, from which Logto's pages know application and languages. */
export const setPageCookie = (ctx: Context, appId: string, uiLocales: unknown): void => {
  const value = { appId, ...(typeof uiLocales === 'string' ? { uiLocales } : {}) };
  ctx.cookies.set('_logto', inAscii(JSON.stringify(value)), {
    httpOnly: false,
    sameSite: 'lax',
    path: '/',
    signed: true,
  });
};

/** `ui_locales` of the latest authorization request, as `_logto` keeps it. */
export const uiLocalesOf = (ctx: Context): string | undefined => read(ctx, '_logto', pageCookie)?.uiLocales;
