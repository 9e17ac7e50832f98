import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { z } from 'zod';
import { isLoopback } from '../../../contracts/loopback.ts';
import type { Tenants } from '../tenants/tenants.ts';
import { listenOn } from './listen.ts';
import { openApi } from './open-api.ts';
import { servePage } from './page.ts';
import { faultRoutes } from './routes/faults.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { namespaceRoutes } from './routes/namespaces.ts';
import { requestRoutes } from './routes/requests.ts';
import type { Route } from './routes/route.ts';
import { inWords } from './words.ts';

interface ControlOptions {
  readonly host: string;
  readonly port: number;
  readonly tenants: Tenants;
  /** What has to come as bearer token (or as `token` in the query of a page or a stream). */
  readonly token: string | undefined;
  /** Milliseconds that a request may take to come in; its answer may take as long as it likes. */
  readonly patience: number;
  /** Names besides the address under which the API is answered. */
  readonly names: readonly string[];
}

/** All routes of the control API. */
export const controlRoutes = (tenants: Pick<Tenants, 'dialect' | 'faultSchema'>): readonly Route[] => [
  ...inboxRoutes,
  ...requestRoutes,
  ...faultRoutes(tenants.faultSchema),
  ...namespaceRoutes(tenants.dialect),
];

const mostConnections = 5000;

const badRequests: Koa.Middleware = async (context, next) => {
  try {
    await next();
  } catch (error) {
    const status =
      error instanceof z.ZodError ? 400 : error instanceof Error && 'status' in error ? Number(error.status) : 500;
    context.status = status >= 400 && status < 500 ? status : 500;
    if (status === 413) {
      // The rest of the body is not read: a connection that is kept would hold its sender up.
      context.set('Connection', 'close');
    }
    context.body =
      error instanceof z.ZodError ? inWords(error) : { error: error instanceof Error ? error.message : 'failed' };
  }
};

/** Pages of other origins can neither read this API nor reach it by a name of theirs that leads here. */
const ownNamesOnly =
  ({ host, names }: ControlOptions): Koa.Middleware =>
  async (context, next) => {
    const { hostname } = context;
    if (hostname !== host && !isLoopback(hostname) && !names.includes(hostname)) {
      context.throw(403, `${hostname} is no name of this API; start it with --name ${hostname}`);
    }
    await next();
  };

const same = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Health, and the page itself: it asks for what it shows with the token of its own address. */
const openToAll = new Set(['/health', '/', '/page.css', '/page.js']);

const tokenOnly =
  (token: string): Koa.Middleware =>
  async (context, next) => {
    const given =
      /^Bearer (.+)$/.exec(context.get('authorization'))?.[1] ?? z.string().catch('').parse(context.query.token);
    if (!openToAll.has(context.path) && !same(given, token)) {
      context.throw(401, 'a bearer token is needed');
    }
    await next();
  };

const mount = (router: Router, route: Route, tenants: Tenants): void => {
  router[route.method](route.path, async (context) => {
    const { namespace, token: _token, ...query } = context.query;
    const tenant = namespace === undefined ? tenants.default : tenants.get(String(namespace));
    if (!tenant) {
      context.status = 404;
      context.body = { error: `no namespace ${String(namespace)}` };
      return;
    }
    const gone = new AbortController();
    context.req.once('close', () => gone.abort());
    const { params, request } = context;
    const lastEventId = context.get('last-event-id') || undefined;
    const reply = await route.run({
      tenant,
      tenants,
      params,
      query,
      body: request.body,
      lastEventId,
      gone: gone.signal,
    });
    context.status = reply.status;
    if (reply.contentType) {
      context.type = reply.contentType;
    }
    if (reply.body !== undefined) {
      context.body = reply.body;
    }
  });
};

/**
 * Starts the control API on a port of its own.
 *
 * @throws Error when the port is taken, or the address lies beyond loopback and there is no token
 */
export const startControl = async (options: ControlOptions) => {
  const { host, tenants, token, patience } = options;
  if (!isLoopback(host) && !token) {
    throw new Error(`the control API needs a token to listen on ${host}, which lies beyond loopback`);
  }
  const router = new Router();
  const routes = controlRoutes(tenants);
  for (const route of routes) {
    mount(router, route, tenants);
  }
  router.get('/openapi.json', (context) => {
    context.body = openApi(tenants.dialect.name, routes);
  });
  servePage(router);
  const app = new Koa({ proxy: false }).use(badRequests).use(ownNamesOnly(options));
  if (token) {
    app.use(tokenOnly(token));
  }
  app
    .use(bodyParser({ enableTypes: ['json'], jsonLimit: '1mb' }))
    .use(router.routes())
    .use(router.allowedMethods());
  app.silent = true;
  const server = createServer(
    { requestTimeout: patience, headersTimeout: patience, connectionsCheckingInterval: Math.min(1000, patience) },
    app.callback(),
  );
  server.maxConnections = mostConnections;
  const port = await listenOn(server, options);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
