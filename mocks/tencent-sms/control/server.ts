import { createServer } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import { z } from 'zod';
import { inboxPaths, type ProviderTotals } from '../../../contracts/inbox.ts';
import { defaultTimeout } from '../inbox/inbox.ts';
import type { MessageStore } from '../inbox/store.ts';
import { inboxKey } from '../phone-number.ts';
import { listenOn } from './listen.ts';

export interface ControlServer extends AsyncDisposable {
  readonly url: string;
}

export interface ControlOptions {
  readonly host: string;
  readonly port: number;
  readonly store: MessageStore;
  totals(): ProviderTotals;
}

const phone = z.string().regex(/^\+?[\d ()-]{3,30}$/, 'must be a phone number');
const phoneQuery = z.object({ phone });
const nextQuery = z.object({
  phone,
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the id of a message')
    .default('0'),
  timeout: z.coerce.number().int().min(0).max(600_000).default(defaultTimeout),
});

const badRequests: Koa.Middleware = async (context, next) => {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof z.ZodError)) {
      throw error;
    }
    context.status = 400;
    context.body = { error: z.prettifyError(error) };
  }
};

const inboxRoutes = ({ store, totals }: ControlOptions): Router => {
  const router = new Router();
  router.get(inboxPaths.health, (context) => {
    context.body = { status: 'ok' };
  });
  router.get(inboxPaths.totals, (context) => {
    context.body = totals();
  });
  router.get(inboxPaths.messages, async (context) => {
    context.body = await store.messages(inboxKey(phoneQuery.parse(context.query).phone));
  });
  router.get(inboxPaths.requests, async (context) => {
    context.body = await store.requests(phoneQuery.parse(context.query).phone);
  });
  router.get(inboxPaths.next, async (context) => {
    const { phone, after, timeout } = nextQuery.parse(context.query);
    const gone = new AbortController();
    context.req.once('close', () => gone.abort());
    const over = AbortSignal.timeout(timeout);
    try {
      context.body = await store.next(inboxKey(phone), after, AbortSignal.any([over, gone.signal]));
    } catch (error) {
      if (!over.aborted && !gone.signal.aborted) {
        throw error;
      }
      context.status = 204;
    }
  });
  return router;
};

/** Starts the control API on a port of its own. */
export const startControl = async (options: ControlOptions): Promise<ControlServer> => {
  const router = inboxRoutes(options);
  const app = new Koa().use(badRequests).use(router.routes()).use(router.allowedMethods());
  const server = createServer(app.callback());
  const port = await listenOn(server, options);
  return {
    url: `http://${options.host}:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
