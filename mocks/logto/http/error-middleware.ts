import { isHttpError } from 'http-errors';
import type { Context, Next } from 'koa';
import type { Faults } from '../faults/index.ts';
import { RequestError } from './request-error.ts';

const isGone = /^session\.(interaction_)?not_found$/;

/** What comes of a body that is not what its coding says, or of a coding that nobody knows. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && String(error.code).startsWith('Z_')) || ('status' in error && error.status === 415));

/** Is told of an error of a handler that nobody foresaw. */
export type ReportError = (error: unknown) => void;

/** For whoever mends the stand-in: with its stack, on stderr. */
export const printError: ReportError = (error) => console.error('stand-in:', error);

/** Turns what a handler throws into Logto's answers; what nobody foresaw is a 500. */
export const errorMiddleware =
  (faults: Faults, report: ReportError) =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (
        error instanceof RequestError &&
        isGone.test(error.code) &&
        faults.has('interaction-gone-is-a-server-error')
      ) {
        ctx.status = 500;
        ctx.body = { message: 'Internal server error.' };
        return;
      }
      if (faults.has('errors-show-the-server')) {
        ctx.status = error instanceof RequestError ? error.status : 500;
        ctx.body = { message: error instanceof Error ? error.stack : String(error) };
        return;
      }
      if (error instanceof RequestError) {
        ctx.status = error.status;
        ctx.body = error.body(ctx.acceptsLanguages()[0] ?? 'en');
        return;
      }
      if (isUnreadable(error)) {
        ctx.status = 415;
        ctx.body = { message: 'The body is not coded as its headers say.' };
        return;
      }
      if ((isHttpError(error) || error instanceof SyntaxError) && !('expose' in error && error.expose === false)) {
        ctx.status = isHttpError(error) ? error.status : 400;
        ctx.body = { message: error.message };
        return;
      }
      report(error);
      ctx.status = 500;
      ctx.body = { message: 'Internal server error.' };
    }
  };
