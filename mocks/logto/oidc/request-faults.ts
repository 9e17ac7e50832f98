import { createHash } from 'node:crypto';
import { bodyParser } from '@koa/bodyparser';
import type { Context, Next } from 'koa';
import type { FaultName, Faults } from '../faults/index.ts';
import type { OidcStore } from './store.ts';

interface Broken {
  readonly ctx: Context;
  readonly faults: Faults;
  readonly store: OidcStore;
}

const parameter = (ctx: Context, name: string): string | undefined => [ctx.query[name] ?? []].flat().at(-1);

const setQuery = (ctx: Context, change: (query: URLSearchParams) => void): void => {
  const query = new URLSearchParams(ctx.querystring);
  change(query);
  ctx.querystring = query.toString();
};

const hashed = (challenge: string): string => createHash('sha256').update(challenge).digest('base64url');

/** Tokens in the address, as an implicit response has them. */
const answerImplicitly = (ctx: Context): void => {
  ctx.status = 303;
  const { redirect_uri: uri, state } = ctx.query;
  ctx.set(
    'location',
    `${uri}#${new URLSearchParams({ access_token: 'made-up', id_token: 'made-up', state: `${state}` })}`,
  );
};

const known =
  /^(client_id|redirect_uri|response_type|response_mode|scope|state|nonce|prompt|max_age|code_challenge(_method)?|login_hint|ui_locales|resource|first_screen|direct_sign_in|identifier|claims|acr_values|id_token_hint|display|organization_id)$/;

const refuse = (ctx: Context, status: number): void => {
  ctx.status = status;
  ctx.body = { error: 'invalid_request', error_description: 'refused by a fault' };
};

/** What is changed in an authorization request; true where it is answered with that. */
const inAuthorization: Partial<Record<FaultName, (broken: Broken) => boolean>> = {
  'plain-challenge-accepted': ({ ctx }) => {
    const challenge = parameter(ctx, 'code_challenge');
    if (challenge !== undefined && parameter(ctx, 'code_challenge_method') !== 'S256') {
      setQuery(ctx, (query) => {
        query.set('code_challenge', hashed(challenge));
        query.set('code_challenge_method', 'S256');
      });
    }
    return false;
  },
  'implicit-response-given': ({ ctx }) => {
    const isImplicit = /token/.test(parameter(ctx, 'response_type') ?? '');
    if (isImplicit) {
      answerImplicitly(ctx);
    }
    return isImplicit;
  },
  'repeated-parameters-taken': ({ ctx }) => {
    setQuery(ctx, (query) => {
      for (const name of new Set(query.keys())) {
        query.set(name, query.getAll(name).at(-1) ?? '');
      }
    });
    return false;
  },
  'unknown-parameters-refused': ({ ctx }) => {
    const isRefused = Object.keys(ctx.query).some((name) => !known.test(name));
    if (isRefused) {
      refuse(ctx, 400);
    }
    return isRefused;
  },
  'prompt-ignored': ({ ctx }) => {
    setQuery(ctx, (query) => query.delete('prompt'));
    return false;
  },
  'max-age-ignored': ({ ctx }) => {
    setQuery(ctx, (query) => query.delete('max_age'));
    return false;
  },
  'always-prompts': ({ ctx }) => {
    setQuery(ctx, (query) => query.set('prompt', 'login'));
    return false;
  },
};

const inSignOut: Partial<Record<FaultName, (broken: Broken) => boolean>> = {
  'any-hint-taken': ({ ctx }) => {
    setQuery(ctx, (query) => query.delete('id_token_hint'));
    return false;
  },
  'sign-out-needs-parameters': ({ ctx }) => {
    const isRefused = ctx.querystring === '';
    if (isRefused) {
      refuse(ctx, 400);
    }
    return isRefused;
  },
};

const parse = bodyParser({ enableTypes: ['form'] });

const formOf = async (ctx: Context): Promise<URLSearchParams> => {
  await parse(ctx, async () => {});
  return new URLSearchParams(ctx.request.rawBody);
};

/** oidc-provider takes a body that somebody has parsed before. */
const setForm = (ctx: Context, form: URLSearchParams): void => {
  Object.assign(ctx.req, { body: Object.fromEntries(form) });
};

const inToken: Partial<Record<FaultName, (broken: Broken, form: URLSearchParams) => boolean>> = {
  'client-without-authentication': ({ ctx, store }, form) => {
    const clientId = store.rows('AuthorizationCode').get(form.get('code') ?? '')?.clientId;
    const isUnproven = clientId !== undefined && !ctx.get('authorization') && !form.has('client_secret');
    if (isUnproven) {
      ctx.status = 200;
      ctx.body = { access_token: 'made-up', id_token: 'made-up', token_type: 'Bearer', expires_in: 3600 };
    }
    return isUnproven;
  },
  'password-grant-accepted': ({ ctx }, form) => {
    const isPassword = form.get('grant_type') === 'password';
    if (isPassword) {
      ctx.status = 200;
      ctx.body = { access_token: 'made-up', token_type: 'Bearer', expires_in: 3600 };
    }
    return isPassword;
  },
};

const chosen = <T>(faults: Faults, from: Partial<Record<FaultName, T>>): T[] =>
  [...faults].flatMap((name) => from[name] ?? []);

const signOutByAnybody = async (ctx: Context, store: OidcStore): Promise<void> => {
  const form = await formOf(ctx);
  const state = store.rows('Session').get(ctx.cookies.get('_session', { signed: false }) ?? '')?.state;
  form.set('xsrf', String(state?.secret));
  setForm(ctx, form);
};

const isAnswered = async (broken: Broken): Promise<boolean> => {
  const { ctx, faults, store } = broken;
  switch (ctx.path) {
    case '/oidc/auth':
      if (ctx.method === 'POST' && faults.has('no-authorization-by-post')) {
        refuse(ctx, 405);
        return true;
      }
      return ctx.method === 'GET' && chosen(faults, inAuthorization).some((change) => change(broken));
    case '/oidc/session/end':
      if (ctx.method === 'POST' && faults.has('no-sign-out-by-post')) {
        refuse(ctx, 405);
        return true;
      }
      return ctx.method === 'GET' && chosen(faults, inSignOut).some((change) => change(broken));
    case '/oidc/session/end/confirm':
      if (faults.has('sign-out-form-of-any-site')) {
        await signOutByAnybody(ctx, store);
      }
      return false;
    case '/oidc/token': {
      const changes = chosen(faults, inToken);
      if (ctx.method !== 'POST' || changes.length === 0) {
        return false;
      }
      const form = await formOf(ctx);
      setForm(ctx, form);
      return changes.some((change) => change(broken, form));
    }
    default:
      return false;
  }
};

/** Puts faults into what the endpoints of OpenID Connect make of a request. */
export const breakRequests = (faults: Faults, store: OidcStore) => {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (faults.size === 0 || !(await isAnswered({ ctx, faults, store }))) {
      await next();
    }
  };
};
