import type { Context, Next } from 'koa';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { z } from 'zod';
import { RequestError } from '../http/request-error.ts';

const oauthError = z.looseObject({
  error: z.string(),
  code: z.undefined().optional(),
  scope: z.string().optional(),
});

/** Where oidc-provider points a developer who meets `invalid_grant`; Logto passes it on. */
const explanation = 'https://openid.sh/debug/invalid_grant';

const hints = (error: string) => (error === 'invalid_grant' ? { error_uri: explanation } : {});

/** oidc-provider's JSON error as Logto words it: `{ code: "oidc.X", message, error, error_description, ... }`. */
const asLogtoError = (body: unknown, language: string): unknown => {
  const parsed = oauthError.safeParse(body);
  if (!parsed.success) {
    return body;
  }
  const { code: _none, ...rest } = parsed.data;
  const extra = { ...hints(rest.error), ...rest };
  return new RequestError(`oidc.${rest.error}`, 400, { extra }).body(language);
};

/** Errors that cannot go back to the client are JSON in Logto, for browsers too. */
export const renderError = (ctx: KoaContextWithOIDC, out: object, error: unknown): void => {
  ctx.body =
    error instanceof errors.SessionNotFound
      ? new RequestError('session.not_found', 400, { extra: { ...out } }).body('en')
      : { ...out };
};

/** oidc-provider passes on what it has no route for; Logto answers it. */
export const unknownRoute = (ctx: Context): void => {
  const route = `${ctx.method} on ${ctx.path.replace(/^\/oidc/, '')}`;
  ctx.status = 404;
  ctx.body = { error: 'invalid_request', error_description: `unrecognized route or not allowed method (${route})` };
};

/** Makes what oidc-provider answers into what Logto answers. */
export const logtoWire = async (ctx: Context, next: Next): Promise<void> => {
  await next();
  if (ctx.status >= 400) {
    ctx.body = asLogtoError(ctx.body, ctx.acceptsLanguages()[0] ?? 'en');
  }
};
