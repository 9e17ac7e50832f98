import type { Context, Next } from 'koa';
import type { Faults } from '../faults/index.ts';

/** Puts faults into which browser an interaction belongs to. */
export const breakInteractionCookies = (faults: Faults) => (ctx: Context, next: Next) => {
  const get = ctx.cookies.get.bind(ctx.cookies);
  ctx.cookies.get = (name, options) => {
    if (name === '_interaction_resume' && faults.has('interaction-resumes-in-any-browser')) {
      return ctx.path.split('/').at(-1);
    }
    const isTaken = name === '_interaction' && faults.has('unsigned-interaction-accepted');
    return get(name, isTaken ? { ...options, signed: false } : options);
  };
  return next();
};
