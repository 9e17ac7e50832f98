import { createHash } from 'node:crypto';
import { bodyParser } from '@koa/bodyparser';
import type { Context, Next } from 'koa';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';
import type { OidcStore } from './store.ts';

type Table<Value> = Partial<Record<FaultName, Value>>;
type QueryChange = (query: URLSearchParams) => void;

const last = (query: URLSearchParams, name: string): string | undefined => query.getAll(name).at(-1);

const hashed = (challenge: string): string => createHash('sha256').update(challenge).digest('base64url');

/** What is changed in the query of a request, by its path. */
const inQueries: Readonly<Record<string, Table<QueryChange>>> = {
  '/oidc/auth': {
    'plain-challenge-accepted': (query) => {
      const challenge = last(query, 'code_challenge');
      if (challenge !== undefined && last(query, 'code_challenge_method') !== 'S256') {
        query.set('code_challenge', hashed(challenge));
        query.set('code_challenge_method', 'S256');
      }
    },
    'repeated-parameters-taken': (query) => {
      for (const name of new Set(query.keys())) {
        query.set(name, last(query, name) ?? '');
      }
    },
    'prompt-ignored': (query) => query.delete('prompt'),
    'max-age-ignored': (query) => query.delete('max_age'),
    'authorization-hint-ignored': (query) => query.delete('id_token_hint'),
    'always-prompts': (query) => query.set('prompt', 'login'),
  },
  '/oidc/session/end': {
    'any-hint-taken': (query) => query.delete('id_token_hint'),
  },
};

const changeQuery = (ctx: Context, changes: readonly QueryChange[]): void => {
  if (changes.length > 0) {
    const query = new URLSearchParams(ctx.querystring);
    changes.forEach((change) => void change(query));
    ctx.querystring = query.toString();
  }
};

const known =
  /^(client_id|redirect_uri|response_type|response_mode|scope|state|nonce|prompt|max_age|code_challenge(_method)?|login_hint|ui_locales|resource|first_screen|direct_sign_in|identifier|claims|acr_values|id_token_hint|display|organization_id)$/;

const isUnknownScope = (scope: string): boolean => !/^(openid|offline_access|profile|phone|email|urn:.*)?$/.test(scope);

const refuse = (ctx: Context, status: number): void => {
  ctx.status = status;
  ctx.body = { error: 'invalid_request', error_description: 'refused by a fault' };
};

const madeUp = { access_token: 'made-up', id_token: 'made-up' };

interface Answer {
  readonly method: 'GET' | 'POST';
  readonly when?: (ctx: Context) => boolean;
  readonly answer: (ctx: Context) => void;
}

/** What is answered instead of an endpoint, by its path. */
const insteadOf: Readonly<Record<string, Table<Answer>>> = {
  '/oidc/auth': {
    'one-sign-in-a-browser': {
      method: 'GET',
      when: (ctx) => ctx.get('cookie').includes('_interaction='),
      answer: (ctx) => refuse(ctx, 400),
    },
    'no-authorization-by-post': { method: 'POST', answer: (ctx) => refuse(ctx, 405) },
    /** Tokens in the address, as an implicit response has them. */
    'implicit-response-given': {
      method: 'GET',
      when: ({ query }) => /token/.test(String(query.response_type)),
      answer: (ctx) => {
        const { redirect_uri: uri, state } = ctx.query;
        ctx.status = 303;
        ctx.set('location', `${uri}#${new URLSearchParams({ ...madeUp, state: `${state}` })}`);
      },
    },
    'optional-parameters-refused': {
      method: 'GET',
      when: ({ query }) => Object.keys(query).some((name) => /^(display|acr_values|claims_locales)$/.test(name)),
      answer: (ctx) => refuse(ctx, 400),
    },
    'unknown-scopes-refused': {
      method: 'GET',
      when: ({ query }) => [query.scope ?? ''].flat().some((scopes) => scopes.split(' ').some(isUnknownScope)),
      answer: (ctx) => refuse(ctx, 400),
    },
    'unknown-parameters-refused': {
      method: 'GET',
      when: ({ query }) => Object.keys(query).some((name) => !known.test(name)),
      answer: (ctx) => refuse(ctx, 400),
    },
  },
  '/oidc/me': {
    'no-userinfo-by-post': { method: 'POST', answer: (ctx) => refuse(ctx, 405) },
    'userinfo-is-text': { method: 'GET', answer: (ctx) => Object.assign(ctx, { type: 'text/plain', body: '{}' }) },
    'userinfo-takes-any-token': { method: 'GET', answer: (ctx) => Object.assign(ctx, { body: { sub: 'made-up' } }) },
  },
  '/oidc/token/introspection': {
    'every-token-called-active': { method: 'POST', answer: (ctx) => Object.assign(ctx, { body: { active: true } }) },
  },
  '/oidc/token/revocation': {
    'revocation-by-another-client-accepted': { method: 'POST', answer: (ctx) => Object.assign(ctx, { body: '' }) },
  },
  '/oidc/session/end': {
    'no-sign-out-by-post': { method: 'POST', answer: (ctx) => refuse(ctx, 405) },
    'sign-out-needs-a-session': {
      method: 'GET',
      when: (ctx) => !ctx.get('cookie').includes('_session='),
      answer: (ctx) => refuse(ctx, 400),
    },
    'sign-out-needs-parameters': {
      method: 'GET',
      when: ({ querystring }) => querystring === '',
      answer: (ctx) => refuse(ctx, 400),
    },
  },
};

const parse = bodyParser({ enableTypes: ['form'] });

/** The form of a request, changed where that is wanted. oidc-provider takes a body that somebody has parsed before. */
const formOf = async (ctx: Context, changes: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> => {
  await parse(ctx, async () => {});
  const form = new URLSearchParams(ctx.request.rawBody);
  Object.assign(ctx.req, { body: { ...Object.fromEntries(form), ...changes } });
  return form;
};

/** Token requests that get tokens without being looked at. */
const inToken: Table<(ctx: Context, form: URLSearchParams, store: OidcStore) => boolean> = {
  'client-without-authentication': (ctx, form, store) =>
    store.rows('AuthorizationCode').get(form.get('code') ?? '')?.clientId !== undefined &&
    !ctx.get('authorization') &&
    !form.has('client_secret'),
  'refresh-token-of-another-client-accepted': (ctx, form, store) => {
    const owner = store.rows('RefreshToken').get(form.get('refresh_token') ?? '')?.clientId;
    const [client] = Buffer.from(ctx.get('authorization').replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':');
    return owner !== undefined && owner !== client;
  },
  'password-grant-accepted': (_ctx, form) => form.get('grant_type') === 'password',
};

const isGivenTokens = async (ctx: Context, faults: Faults, store: OidcStore): Promise<boolean> => {
  const rules = ctx.path === '/oidc/token' && ctx.method === 'POST' ? chosen(faults, inToken) : [];
  const form = rules.length > 0 ? await formOf(ctx) : new URLSearchParams();
  return rules.some((isTaken) => isTaken(ctx, form, store));
};

/** Puts faults into what the endpoints of OpenID Connect make of a request. */
export const breakRequests = (faults: Faults, store: OidcStore) => {
  return async (ctx: Context, next: Next): Promise<void> => {
    const { method, path } = ctx;
    if (method === 'GET') {
      changeQuery(ctx, chosen(faults, inQueries[path] ?? {}));
    }
    if (path === '/oidc/session/end/confirm' && faults.has('sign-out-form-of-any-site')) {
      const session = store.rows('Session').get(ctx.cookies.get('_session', { signed: false }) ?? '');
      await formOf(ctx, { xsrf: String(session?.state?.secret) });
    }
    const instead = chosen(faults, insteadOf[path] ?? {}).find(
      (fault) => fault.method === method && (fault.when?.(ctx) ?? true),
    );
    if (instead) {
      instead.answer(ctx);
    } else if (await isGivenTokens(ctx, faults, store)) {
      ctx.status = 200;
      ctx.body = { ...madeUp, token_type: 'Bearer', expires_in: 3600 };
    } else {
      await next();
    }
  };
};
