import { isHttpError } from 'http-errors';
import type { Context, Next } from 'koa';
import { RequestError } from './request-error.ts';

/** Turns what a handler throws into Logto's answers; what nobody foresaw is a 500 and stands on stderr. */
export const errorMiddleware = async (ctx: Context, next: Next): Promise<void> => {
  try {
    await next();
  } catch (error) {
    if (error instanceof RequestError) {
      ctx.status = error.status;
      ctx.body = error.body(ctx.acceptsLanguages()[0] ?? 'en');
      return;
    }
    if ((isHttpError(error) || error instanceof SyntaxError) && !('expose' in error && error.expose === false)) {
      ctx.status = isHttpError(error) ? error.status : 400;
      ctx.body = { message: error.message };
      return;
    }
    console.error('stand-in:', error);
    ctx.status = 500;
    ctx.body = { message: 'Internal server error.' };
  }
};
