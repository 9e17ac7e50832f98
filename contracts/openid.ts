/** Requests of an application and its browser to Logto's OpenID Connect provider. Plain TypeScript: k6 uses it too. */
import { encode, type Parameters, postForm, type WireRequest } from './wire-request.ts';

/** Where the provider's endpoints are, below Logto's own. */
export const openidPaths = {
  discovery: '/oidc/.well-known/openid-configuration',
  keys: '/oidc/jwks',
  authorization: '/oidc/auth',
  token: '/oidc/token',
  userinfo: '/oidc/me',
  introspection: '/oidc/token/introspection',
  revocation: '/oidc/token/revocation',
  endSession: '/oidc/session/end',
  confirmEndSession: '/oidc/session/end/confirm',
} as const;

/** How an application is known at Logto; one without a secret is public. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret?: string;
}

/** What an authorization request promises. */
export interface Promised {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce?: string;
  /** S256 of the verifier. */
  readonly challenge: string;
}

/** The authorization request as `@logto/next` makes it. @param changes parameters beyond or instead of the usual ones */
export const authorizationParameters = (
  { clientId, redirectUri, state, nonce, challenge }: Promised,
  changes: Parameters = {},
): Parameters => ({
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid profile phone offline_access',
  prompt: 'consent',
  state,
  nonce,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  ...changes,
});

/** Where a browser is sent with it. */
export const authorizationPath = (promised: Promised, changes?: Parameters): string =>
  `${openidPaths.authorization}?${encode(authorizationParameters(promised, changes))}`;

/** A confidential application proves itself by HTTP Basic, a public one only names itself. */
const asApplication = ({ clientId, clientSecret }: Application, path: string, parameters: Parameters): WireRequest =>
  clientSecret === undefined
    ? postForm(path, { client_id: clientId, ...parameters })
    : postForm(path, parameters, { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` });

/** What redeems an authorization code. */
export interface Redemption {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** Redeems an authorization code. */
export const redeemCode = (
  application: Application,
  { code, redirectUri, verifier }: Redemption,
  changes: Parameters = {},
): WireRequest =>
  asApplication(application, openidPaths.token, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });

/** Asks for tokens by a refresh token. */
export const refreshTokens = (application: Application, refreshToken: string, changes: Parameters = {}): WireRequest =>
  asApplication(application, openidPaths.token, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...changes,
  });

/** The Management API of an OSS installation as a resource indicator. */
export const managementResource = 'https://default.logto.app/api';

/** Asks for a token of the Management API, as a machine-to-machine application. */
export const managementToken = (application: Application): WireRequest =>
  asApplication(application, openidPaths.token, {
    grant_type: 'client_credentials',
    resource: managementResource,
    scope: 'all',
  });

/** Asks what a token is. */
export const introspectToken = (application: Application, token: string): WireRequest =>
  asApplication(application, openidPaths.introspection, { token });

/** Takes a token back. */
export const revokeToken = (application: Application, token: string): WireRequest =>
  asApplication(application, openidPaths.revocation, { token });

/** Asks for the claims of whoever a token stands for. */
export const userinfo = (accessToken: string): WireRequest => ({
  method: 'GET',
  path: openidPaths.userinfo,
  headers: { authorization: `Bearer ${accessToken}` },
});

/** Asks for sign-out; Logto answers with a form. */
export const endSessionPath = (parameters: Parameters): string => `${openidPaths.endSession}?${encode(parameters)}`;

/** The secret of that form; undefined where there is none. */
export const xsrfIn = (html: string): string | undefined => /name="xsrf" value="([^"]+)"/.exec(html)?.[1];

/** Sends that form. */
export const confirmEndSession = (xsrf: string, changes: Parameters = {}): WireRequest =>
  postForm(openidPaths.confirmEndSession, { xsrf, logout: 'yes', ...changes });
