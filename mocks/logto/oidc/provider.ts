import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type AllClientMetadata, errors, type FindAccount, type KoaContextWithOIDC } from 'oidc-provider';
import { isLoopback } from '../../../contracts/loopback.ts';
import { managementResource } from '../../../contracts/openid.ts';
import type { Application } from '../data/applications.ts';
import type { Faults } from '../faults/index.ts';
import { claimsOfScopes, otherScopes } from './claims.ts';
import { type Client, fetchUnknownClient, isRegistered, mayIntrospect, mayRevoke } from './clients.ts';
import { setPageCookie } from './cookies.ts';
import { createLifetimes } from './lifetimes.ts';
import { devicePages, logoutSource, postLogoutSuccessSource } from './plain-pages.ts';
import { createPrompts } from './prompts.ts';
import { breakProvider, requiresChallenge } from './provider-faults.ts';
import { extraParameters, signInUrl } from './sign-in-url.ts';
import type { OidcStore } from './store.ts';
import { breakTokenResponses } from './token-response-faults.ts';
import { renderError } from './wire.ts';

/** Tells applications of a sign-out. The library's own guard refuses loopback, which is all that may be reached here. */
const fetchOnLoopback = (input: string | Request | URL, init: RequestInit = {}): Promise<Response> => {
  const address = input instanceof Request ? input.url : input;
  const { hostname } = new URL(address);
  if (!isLoopback(hostname)) {
    return Promise.reject(new Error(`the stand-in reaches loopback only, not ${hostname}`));
  }
  return fetch(address, Object.fromEntries(Object.entries(init).filter(([name]) => name !== 'dispatcher')));
};

interface Options {
  /** `<endpoint>/oidc` */
  readonly issuer: string;
  readonly cookieKeys: readonly string[];
  readonly store: OidcStore;
  readonly faults: Faults;
  /** Scopes that a client may get for the Management API. */
  readonly managementScope: string;
  readonly findClient: (id: string) => AllClientMetadata | undefined;
  /** Every secret of a client; any of them authenticates it. */
  readonly secretsOf: (id: string) => readonly string[];
  readonly findAccount: FindAccount;
  /** What an administrator says of a client's refresh tokens. */
  readonly settingsOf: (clientId: string) => Partial<Application['customClientMetadata']>;
}

const hour = 3600;

const signingKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key), alg: 'ES384', use: 'sig' };
};

const requireResource = (ctx: KoaContextWithOIDC) => {
  if (ctx.oidc.params?.grant_type === 'client_credentials') {
    throw new errors.InvalidTarget('both `resource` and `organization_id` are not provided');
  }
  return [];
};

/** An authorization server with the configuration of Logto 1.42 as far as its wire shows it. */
export const createProvider = async (options: Options): Promise<{ provider: Provider; publicKeys: JWK[] }> => {
  const { issuer, store, faults, findClient } = options;
  const key = await signingKey();

  const provider = new Provider(issuer, {
    adapter: (model: string) => {
      const adapter = store.adapter(model);
      if (model !== 'Client') {
        return adapter;
      }
      return {
        ...adapter,
        find: async (id) => {
          const client = findClient(id);
          if (!client) {
            await fetchUnknownClient(id, faults);
            throw new errors.InvalidClient(`invalid client ${id}`, 'client not found');
          }
          return client;
        },
      };
    },
    jwks: { keys: [key] },
    cookies: {
      keys: [...options.cookieKeys],
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: '/' },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    claims: claimsOfScopes,
    scopes: otherScopes,
    conformIdTokenClaims: false,
    clientDefaults: { id_token_signed_response_alg: 'ES384' },
    enabledJWA: { idTokenSigningAlgValues: ['ES384'] },
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    extraParams: extraParameters,
    pkce: { required: requiresChallenge(faults) },
    findAccount: options.findAccount,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true, ...devicePages },
      introspection: { enabled: true, allowedPolicy: mayIntrospect },
      revocation: { enabled: true, allowedPolicy: mayRevoke },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      resourceIndicators: {
        enabled: true,
        defaultResource: requireResource,
        getResourceServerInfo: (_ctx, indicator) => {
          if (indicator !== managementResource) {
            throw new errors.InvalidTarget();
          }
          return {
            scope: options.managementScope,
            audience: indicator,
            accessTokenFormat: 'jwt',
            accessTokenTTL: hour,
            jwt: { sign: { alg: 'ES384' } },
          };
        },
      },
    },
    interactions: {
      policy: createPrompts(faults),
      url: (ctx, { prompt, params }) => {
        const clientId = String(params.client_id);
        setPageCookie(ctx, clientId, params.ui_locales);
        return prompt.name === 'consent' ? `/consent?app_id=${clientId}` : signInUrl(clientId, params, faults);
      },
    },
    renderError,
    fetch: fetchOnLoopback,
    // Revoking any token of a grant ends all of them in Logto.
    revokeGrantPolicy: () => true,
    ...createLifetimes(faults, options.settingsOf),
  });

  provider.registerGrantType('urn:ietf:params:oauth:grant-type:token-exchange', () => {
    throw new errors.InvalidRequest('token exchange is not part of the stand-in');
  });
  provider.Client.prototype.compareClientSecret = function compare(this: { clientId: string }, secret: string) {
    return options.secretsOf(this.clientId).includes(secret);
  };
  provider.Client.prototype.postLogoutRedirectUriAllowed = function allowed(this: Client, uri: string) {
    return isRegistered(this.postLogoutRedirectUris ?? [], uri);
  };
  breakProvider(provider, faults);
  provider.use(breakTokenResponses(faults, key));

  const { d: _private, ...publicKey } = key;
  return { provider, publicKeys: [publicKey] };
};
