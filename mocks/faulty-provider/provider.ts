import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { JWTPayload } from 'jose';
import Koa from 'koa';
import { z } from 'zod';
import { listen } from '../logto/http/listen.ts';
import { type Authorization, authorizationRequest, randomText } from './authorizations.ts';
import { callbackUrl } from './callback.ts';
import { discoveryDocument, issuerOf, type Origins } from './discovery.ts';
import type { FaultName } from './faults.ts';
import { createIdToken } from './id-token.ts';
import { createSigningKey } from './keys.ts';
import { answerTokenRequest } from './token-endpoint.ts';

export type FaultyProvider = Awaited<ReturnType<typeof startFaultyProvider>>;

export interface FaultyProviderOptions {
  /** 0 or absent takes a free one. */
  readonly port?: number;
  readonly fault?: FaultName | null;
  /** Faults that it is told and does not commit: whoever counts on one has to miss it. */
  readonly idleFaults?: readonly string[];
  /** What it does wrong whenever it is told nothing else. */
  readonly standingFault?: FaultName | null;
  /** Claims of every ID token besides those of the protocol. */
  readonly claims?: JWTPayload;
}

const revocation = z.object({ token: z.string() });

/**
 * Starts an OpenID provider on loopback that approves every request at once, without a page, and that is right but for
 * the one fault that it is told.
 *
 * @throws the `EADDRINUSE` of Node when a named port is taken
 */
export const startFaultyProvider = async (options: FaultyProviderOptions = {}) => {
  const client = { clientId: 'sample-app', clientSecret: randomText() };
  const [key, foreignKey] = await Promise.all([createSigningKey(), createSigningKey()]);
  const authorizations: Authorization[] = [];
  const revoked: string[] = [];
  const userinfoRequests: string[] = [];
  const committed = (name: FaultName | null) =>
    name && options.idleFaults?.includes(name) ? null : (name ?? options.standingFault ?? null);
  let fault = committed(options.fault ?? null);

  const { port, handle, [Symbol.asyncDispose]: dispose } = await listen(options.port ?? 0);
  const origins: Origins = { own: `http://localhost:${port}`, other: `http://127.0.0.1:${port}` };

  const idTokenFor = ({ subject, request }: Authorization, issuedAt = Math.floor(Date.now() / 1000)) => {
    const about = { ...client, issuer: issuerOf(origins, fault), subject, nonce: request.nonce, issuedAt };
    return createIdToken({ ...about, claims: options.claims ?? {}, key, foreignKey }, fault);
  };

  const router = new Router({ prefix: '/oidc' });
  router.get('/.well-known/openid-configuration', (ctx) => {
    ctx.body =
      fault === 'discovery-in-html' ? '<!DOCTYPE html><title>Welcome</title>' : discoveryDocument(origins, fault);
  });
  router.get('/jwks', (ctx) => {
    ctx.body = { keys: [key.publicJwk] };
  });
  router.get('/auth', (ctx) => {
    const request = authorizationRequest.parse(ctx.query);
    const code = randomText();
    const row: Authorization = {
      subject: `person-${authorizations.length + 1}`,
      code,
      request,
      callbackUrl: callbackUrl(request, { code, issuer: issuerOf(origins, fault) }, fault),
      tokenRequests: [],
      tokens: null,
    };
    authorizations.push(row);
    ctx.redirect(row.callbackUrl);
    ctx.status = 303;
  });
  router.post('/token', (ctx) => answerTokenRequest(ctx, { fault, client, authorizations, createIdToken: idTokenFor }));
  router.get('/me', (ctx) => {
    const token = ctx.get('authorization').replace(/^Bearer /, '');
    userinfoRequests.push(token);
    const row = authorizations.find(({ tokens }) => tokens?.accessToken === token);
    if (row === undefined) {
      ctx.status = 401;
      ctx.body = { error: 'invalid_token' };
      return;
    }
    ctx.body = { ...options.claims, sub: fault === 'userinfo-of-another-subject' ? 'somebody-else' : row.subject };
  });
  router.post('/token/revocation', (ctx) => {
    if (fault === 'revocation-outage') {
      ctx.status = 503;
      return;
    }
    revoked.push(revocation.parse(ctx.request.body).token);
    ctx.status = 200;
  });
  router.get('/session/end', (ctx) => {
    ctx.redirect(z.url({ hostname: /^localhost$/ }).parse(ctx.query.post_logout_redirect_uri));
    ctx.status = 303;
  });

  const app = new Koa();
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      ctx.status = 400;
      ctx.body = { error: 'invalid_request', error_description: String(error) };
    }
  });
  app.use(bodyParser());
  app.use(router.routes());
  handle(app.callback());

  return {
    /** `http://localhost:PORT`; the provider is under `/oidc`, as in Logto. */
    endpoint: origins.own,
    /** Its one client, which authenticates by HTTP Basic; redirect URIs may be any on loopback. */
    client,
    /** Breaks in this one way from now on; null mends it. */
    break(name: FaultName | null) {
      fault = committed(name);
    },
    /** An ID token for the person of an authorization, as it would have been signed so many seconds ago. */
    idTokenFrom: (secondsAgo: number, row: Authorization) =>
      idTokenFor(row, Math.floor(Date.now() / 1000) - secondsAgo),
    /** Every authorization so far, oldest first. */
    authorizations,
    /** The last of them. @throws Error when there is none */
    get latest(): Authorization {
      const row = authorizations.at(-1);
      if (row === undefined) {
        throw new Error('nobody has asked for an authorization yet');
      }
      return row;
    },
    /** Tokens that the client revoked, oldest first. */
    revoked,
    /** Access tokens that userinfo was asked with, oldest first. */
    userinfoRequests,
    [Symbol.asyncDispose]: dispose,
  };
};
