import type { Context, Next } from 'koa';
import { z } from 'zod';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';

/** An authorization response: `<redirect URI>?code=…` or `?error=…`. */
const isResponse = (location: string): boolean => /^http.*[?&](code|error)=/.test(location);

const changed = (location: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(location);
  change(url.searchParams);
  return url.href;
};

/** What is changed in the address that an authorization response goes to. */
const inResponses: Partial<Record<FaultName, (query: URLSearchParams) => void>> = {
  'state-not-echoed': (query) => (query.has('code') ? query.delete('state') : undefined),
  'state-of-a-plain-form': (query) => query.set('state', (query.get('state') ?? '').replaceAll(/[^\w-]/g, '_')),
  'errors-without-state': (query) => (query.has('error') ? query.delete('state') : undefined),
  'issuer-not-in-responses': (query) => query.delete('iss'),
};

const withoutAttribute = (line: string, attribute: string): string =>
  line
    .split('; ')
    .filter((part) => !part.toLowerCase().startsWith(attribute))
    .join('; ');

const afterInteraction = /^\/oidc\/auth\/./;

/** What is changed in the cookies that a session hangs on, in the answer of a path. */
const inCookies: Partial<Record<FaultName, (line: string, path: string) => string>> = {
  'session-cookie-readable-by-scripts': (line) => withoutAttribute(line, 'httponly'),
  'session-cookie-for-every-site': (line) => withoutAttribute(line, 'samesite'),
  'one-answer-loosens-the-session-cookie': (line, path) =>
    afterInteraction.test(path) ? withoutAttribute(withoutAttribute(line, 'httponly'), 'samesite') : line,
  'huge-session-cookie': (line) => line.replace('=', `=${'x'.repeat(5000)}`),
};

/** The same in the cookies of an interaction, its signature too: without that none of it counts. */
const inInteractionCookies: Partial<Record<FaultName, (line: string) => string>> = {
  'interaction-cookie-for-every-site': (line) => `${withoutAttribute(line, 'samesite')}; samesite=none; secure`,
};

const breakCookies = (ctx: Context, faults: Faults): void => {
  const changes = chosen(faults, inCookies);
  const ofInteractions = chosen(faults, inInteractionCookies);
  const lines = ctx.response.get('set-cookie');
  if (changes.length + ofInteractions.length > 0 && Array.isArray(lines)) {
    const broken = (line: string) => {
      const isSession = /^(_session|_interaction)=/.test(line);
      const isInteraction = /^_interaction(\.sig)?=/.test(line);
      const first = isSession ? changes.reduce((known, change) => change(known, ctx.path), line) : line;
      return isInteraction ? ofInteractions.reduce((known, change) => change(known), first) : first;
    };
    ctx.set('set-cookie', lines.map(broken));
  }
};

const givenUri = (ctx: Context): string | undefined => {
  const given = [ctx.query.redirect_uri ?? []].flat();
  return given.find((uri) => uri.includes('attacker')) ?? given[0];
};

const breakRefusal = (ctx: Context, faults: Faults): void => {
  const uri = givenUri(ctx);
  if (uri && faults.has('error-leads-to-the-redirect-uri-given')) {
    ctx.status = 303;
    ctx.set('location', encodeURI(`${uri}?error=invalid_request`));
  }
};

const invalidClient = z.looseObject({ error: z.literal('invalid_client') });

const breakTokenError = (ctx: Context, faults: Faults): void => {
  const body = invalidClient.safeParse(ctx.body);
  if (body.success && faults.has('invalid-client-called-otherwise')) {
    ctx.status = 400;
    ctx.body = { ...body.data, error: 'invalid_request', code: 'oidc.invalid_request' };
  }
};

const refusedGrant = z.looseObject({ error: z.enum(['invalid_request', 'invalid_grant', 'unsupported_grant_type']) });

const breakRefusedGrant = (ctx: Context, faults: Faults): void => {
  if (
    ctx.path === '/oidc/token' &&
    refusedGrant.safeParse(ctx.body).success &&
    faults.has('malformed-token-request-has-no-error-code')
  ) {
    ctx.body = { message: 'refused by a fault' };
  }
};

const breakRedirect = (ctx: Context, faults: Faults, earlierState: string): void => {
  const location = ctx.response.get('location');
  if (faults.has('state-of-an-earlier-request') && isResponse(location)) {
    ctx.set(
      'location',
      changed(location, (query) => query.set('state', earlierState)),
    );
  }
  const changes = chosen(faults, inResponses);
  if (changes.length > 0 && isResponse(location)) {
    ctx.set(
      'location',
      changed(location, (query) => changes.forEach((change) => void change(query))),
    );
  }
  if (faults.has('sign-out-loses-the-state') && ctx.path === '/oidc/session/end/confirm' && location !== '') {
    ctx.set(
      'location',
      changed(location, (query) => query.delete('state')),
    );
  }
};

/** Puts faults into what the endpoints of OpenID Connect answer. */
export const breakResponses = (faults: Faults) => {
  /** Of the requests so far, the latest first. */
  const states: string[] = [];
  return async (ctx: Context, next: Next): Promise<void> => {
    const { method } = ctx;
    await next();
    if (faults.size === 0) {
      return;
    }
    if (ctx.path === '/oidc/auth') {
      states.unshift(String(ctx.query.state));
    }
    if (ctx.path === '/oidc/auth' && ctx.status >= 400) {
      breakRefusal(ctx, faults);
    }
    if (ctx.path === '/oidc/auth' && !ctx.query.redirect_uri && faults.has('missing-redirect-uri-made-up')) {
      ctx.status = 303;
      ctx.set('location', 'http://elsewhere.example/?code=made-up');
    }
    if (method === 'POST' && ctx.status === 303 && faults.has('redirects-repeat-the-request')) {
      ctx.status = 307;
    }
    if (faults.has('answers-on-the-way-may-be-cached') && /^\/oidc\/(auth\/.|me$)/.test(ctx.path)) {
      ctx.remove('cache-control');
    }
    if (ctx.path === '/oidc/me' && faults.has('userinfo-refuses-without-a-challenge')) {
      ctx.remove('www-authenticate');
    }
    breakTokenError(ctx, faults);
    breakRefusedGrant(ctx, faults);
    breakRedirect(ctx, faults, states[1] ?? '');
    breakCookies(ctx, faults);
  };
};
