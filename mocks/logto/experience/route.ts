import type { Context } from 'koa';
import type { Interaction } from 'oidc-provider';
import { uiLocalesOf } from '../oidc/cookies.ts';
import type { Languages } from './delivery.ts';
import type { InteractionState } from './interaction-state.ts';

type Handler = (ctx: Context, state: InteractionState, interaction: Interaction) => Promise<void> | void;

/** Puts a handler at a path of the API, for requests of an open interaction. */
export type Route = (method: 'get' | 'post' | 'put', path: string, handler: Handler) => void;

export const languagesOf = (ctx: Context): Languages => ({
  locale: ctx.acceptsLanguages()[0] ?? 'en',
  uiLocales: uiLocalesOf(ctx),
});
