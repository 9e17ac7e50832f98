import type { Context, Next } from 'koa';
import type { Faults } from '../faults/index.ts';
import type { OidcStore } from './store.ts';

const keepSession = async (ctx: Context, next: Next, store: OidcStore) => {
  const sessions = store.adapter('Session');
  const alive = store.rows('Session');
  const set = ctx.cookies.set.bind(ctx.cookies);
  ctx.cookies.set = (name, value, options) => (name === '_session' ? ctx.cookies : set(name, value, options));
  await next();
  for (const [id, payload] of alive) {
    await sessions.upsert(id, payload, 3600);
  }
};

const hasOpenRequest = (store: OidcStore): boolean =>
  [...store.rows('Interaction').values()].some(({ session }) => session?.uid !== undefined);

/** The faults of sign-out; without them a request passes as it came. */
export const endSessionFaults = (faults: Faults, store: OidcStore) => {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (faults.has('post-sign-out-uri-ignored') && ctx.path === '/oidc/session/end') {
      const { post_logout_redirect_uri: _ignored, ...query } = ctx.query;
      ctx.query = query;
    }
    const isSpared = faults.has('sign-out-spares-a-session-with-an-open-request') && hasOpenRequest(store);
    if ((isSpared || faults.has('session-survives-sign-out')) && ctx.path === '/oidc/session/end/confirm') {
      await keepSession(ctx, next, store);
      return;
    }
    await next();
  };
};
