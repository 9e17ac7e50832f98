import type { Context, Next } from 'koa';
import { z } from 'zod';
import type { Faults } from '../faults/index.ts';

/** How the APIs and the endpoints of OpenID Connect refuse malformed input. */
const refusal = z.union([
  z.looseObject({ code: z.literal('guard.invalid_input') }),
  z.looseObject({ error: z.literal('invalid_request') }),
]);

/** Answers malformed input as an error of the server, where that fault is on. */
export const breakOverMalformedInput =
  (faults: Faults) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    const isRefused = ctx.status === 415 || refusal.safeParse(ctx.body).success;
    if (faults.has('malformed-input-is-a-server-error') && isRefused) {
      ctx.status = 500;
    }
  };
