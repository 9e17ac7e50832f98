import { openidPaths } from '../../../../contracts/openid.ts';
import { encode, type Parameters, postForm, type WireRequest } from '../../../../contracts/wire-request.ts';
import type { Uses } from '../step.ts';
import type { OddRequest } from './odd-request.ts';
import { type PlaceholderKind, placeholder } from './placeholders.ts';

const orNobody = (kind: PlaceholderKind, number: number | undefined): string =>
  number === undefined ? 'nobody-was-given-this' : placeholder(kind, number);

const basic = (client: number) => ({ authorization: placeholder('basic', client) });

const byForm =
  (path: string, parameters: (uses: Uses, client: number) => Parameters): OddRequest['make'] =>
  (uses, client) =>
    postForm(path, parameters(uses, client), basic(client));

const get = (path: string, headers: WireRequest['headers'] = {}): WireRequest => ({ method: 'GET', path, headers });

const byHeader =
  (write: (token: string) => string): OddRequest['make'] =>
  ({ tokens }) =>
    get(`${openidPaths.userinfo}?a=b`, { authorization: write(orNobody('access', tokens)) });

const endSession = ({ tokens }: Uses, client: number): string =>
  encode({
    ...(tokens === undefined ? {} : { id_token_hint: placeholder('idtoken', tokens) }),
    client_id: placeholder('clientid', client),
    post_logout_redirect_uri: placeholder('signedout', client),
    ...{ state: 'a-state', ui_locales: 'en', logout_hint: 'a', redirect_uri: 'http://localhost:9/' },
  });

const rows: ReadonlyArray<readonly [key: string, by: OddRequest['by'], make: OddRequest['make'], changes?: boolean]> = [
  [
    'token-by-code',
    'application',
    byForm(openidPaths.token, ({ grant }, client) => ({
      grant_type: 'authorization_code',
      code: orNobody('code', grant),
      redirect_uri: placeholder('redirecturi', client),
      code_verifier: orNobody('verifier', grant),
    })),
  ],
  [
    'token-by-refresh',
    'application',
    byForm(openidPaths.token, ({ tokens }) => ({
      ...{ grant_type: 'refresh_token', refresh_token: orNobody('refresh', tokens) },
      ...{ scope: 'openid', resource: 'https://nobody.example/api' },
    })),
  ],
  [
    'token-by-client',
    'application',
    byForm(openidPaths.token, () => ({ grant_type: 'client_credentials', scope: 'all', resource: 'a' })),
  ],
  [
    'token-by-password',
    'application',
    byForm(openidPaths.token, ({ person }) => ({
      ...{ grant_type: 'password', username: placeholder('phone', person), password: placeholder('password', 0) },
    })),
  ],
  [
    'introspect',
    'application',
    byForm(openidPaths.introspection, ({ tokens }) => ({
      token: orNobody('refresh', tokens),
      token_type_hint: 'refresh_token',
    })),
    false,
  ],
  [
    'revoke',
    'application',
    byForm(openidPaths.revocation, ({ tokens }) => ({
      token: orNobody('refresh', tokens),
      token_type_hint: 'refresh_token',
    })),
  ],
  ['userinfo', 'application', byHeader((token) => `Bearer ${token}`), false],
  ['userinfo-longer', 'application', byHeader((token) => `Bearer ${token}x`), false],
  ['userinfo-twice', 'application', byHeader((token) => `Bearer ${token} ${token}`), false],
  ['userinfo-list', 'application', byHeader((token) => `Bearer ${token}, Bearer ${token}`), false],
  ['userinfo-capitals', 'application', byHeader((token) => `BEARER ${token}`), false],
  ['userinfo-basic', 'application', byHeader((token) => `Basic ${token}`), false],
  ['userinfo-quoted', 'application', byHeader((token) => `Bearer "${token}"`), false],
  ['userinfo-bare', 'application', byHeader((token) => token), false],
  [
    'userinfo-by-form',
    'application',
    ({ tokens }) => postForm(openidPaths.userinfo, { access_token: orNobody('access', tokens) }),
    false,
  ],
  [
    'userinfo-by-query',
    'application',
    ({ tokens }) => get(`${openidPaths.userinfo}?access_token=${orNobody('access', tokens)}`),
    false,
  ],
  ['sign-out', 'browser', (uses, client) => get(`${openidPaths.endSession}?${endSession(uses, client)}`)],
  [
    'sign-out-by-form',
    'browser',
    (uses, client) => ({ ...postForm(openidPaths.endSession, {}), body: endSession(uses, client) }),
  ],
  [
    'confirm-sign-out',
    'browser',
    () => postForm(openidPaths.confirmEndSession, { xsrf: 'nobody-was-given-this', logout: 'yes' }),
  ],
];

/** Requests of applications and browsers to the OpenID provider, but for that of authorization. */
export const openidRequests: readonly OddRequest[] = rows.map(([key, by, make, changes = true]) => ({
  ...{ key, by, make, changes, needsObject: false },
}));
