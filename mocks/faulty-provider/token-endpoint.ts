import type { Context } from 'koa';
import { type Authorization, mayRedeem, randomText, tokenRequest } from './authorizations.ts';
import type { FaultName } from './faults.ts';

const page = '<!DOCTYPE html><title>Maintenance</title><h1>We will be back soon</h1>';

/** Each answers instead of the token endpoint. */
const outages: Partial<Record<FaultName, (ctx: Context) => void>> = {
  'token-error': (ctx) => {
    ctx.status = 400;
    ctx.body = { error: 'invalid_grant', error_description: 'grant request is invalid' };
  },
  'token-outage': (ctx) => {
    ctx.status = 503;
    ctx.type = 'html';
    ctx.body = page;
  },
  'token-in-html': (ctx) => {
    ctx.type = 'html';
    ctx.body = page;
  },
  'token-connection-reset': (ctx) => {
    ctx.respond = false;
    ctx.req.socket.destroy();
  },
  'token-never': (ctx) => {
    ctx.respond = false;
  },
};

interface TokenEndpoint {
  readonly fault: FaultName | null;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  readonly authorizations: readonly Authorization[];
  readonly createIdToken: (authorization: Authorization) => Promise<string>;
}

const isAuthenticated = (ctx: Context, { clientId, clientSecret }: TokenEndpoint['client']) =>
  ctx.get('authorization') === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

const refuse = (ctx: Context, status: number, error: string) => {
  ctx.status = status;
  ctx.body = { error };
};

/** Redeems a code (OpenID Connect Core 3.1.3), but for the fault. */
export const answerTokenRequest = async (ctx: Context, endpoint: TokenEndpoint): Promise<void> => {
  const { fault, client, authorizations } = endpoint;
  const sent = tokenRequest.safeParse(ctx.request.body);
  const row = authorizations.find(({ code }) => code === sent.data?.code);
  if (sent.success && row) {
    row.tokenRequests.push(Object.fromEntries(Object.entries(sent.data).map(([name, value]) => [name, String(value)])));
  }
  ctx.set('cache-control', 'no-store');
  const outage = fault && outages[fault];
  if (outage) {
    outage(ctx);
  } else if (!isAuthenticated(ctx, client)) {
    refuse(ctx, 401, 'invalid_client');
  } else if (!sent.success || !row || !mayRedeem(row, sent.data, fault === 'any-verifier')) {
    refuse(ctx, 400, 'invalid_grant');
  } else {
    const tokens = {
      idToken: await endpoint.createIdToken(row),
      accessToken: randomText(),
      refreshToken: randomText(),
    };
    row.tokens = tokens;
    ctx.body = {
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      ...(fault === 'no-id-token' ? {} : { id_token: tokens.idToken }),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: row.request.scope,
    };
  }
};
