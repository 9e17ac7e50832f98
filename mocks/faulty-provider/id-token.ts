import { base64url, type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { FaultName } from './faults.ts';
import { algorithm, type SigningKey } from './keys.ts';

/** What an ID token is about. */
interface IdTokenRequest {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subject: string;
  readonly nonce: string | undefined;
  /** Further claims, such as those of the scopes. */
  readonly claims: JWTPayload;
  readonly key: SigningKey;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  /** A key that is in no key set. */
  readonly foreignKey: SigningKey;
}

const hour = 3600;

/** Somebody who is not part of this: another provider, another client. */
export const stranger = { issuer: 'https://provider.example/oidc', clientId: 'another-client' } as const;

type Change = (claims: JWTPayload, now: number) => JWTPayload;

const without =
  (name: string): Change =>
  ({ [name]: _gone, ...rest }) =>
    rest;

/** Claims that are wrong under a signature that is right. */
const changes: Partial<Record<FaultName, Change>> = {
  'wrong-issuer': (claims) => ({ ...claims, iss: stranger.issuer }),
  'no-issuer': without('iss'),
  'wrong-audience': (claims) => ({ ...claims, aud: stranger.clientId }),
  'no-audience': without('aud'),
  'foreign-audience': (claims) => ({ ...claims, aud: [claims.aud ?? [], stranger.clientId].flat() }),
  'audience-as-array': (claims) => ({ ...claims, aud: [claims.aud ?? []].flat() }),
  'no-subject': without('sub'),
  'no-expiry': without('exp'),
  'expired-310-s-ago': (claims, now) => ({ ...claims, exp: now - 310 }),
  'expired-290-s-ago': (claims, now) => ({ ...claims, exp: now - 290 }),
  'no-issue-time': without('iat'),
  'issued-in-310-s': (claims, now) => ({ ...claims, iat: now + 310 }),
  'other-nonce': (claims) => ({ ...claims, nonce: 'of-another-request' }),
};

const sign = (claims: JWTPayload, key: CryptoKey | Uint8Array, header: JWTHeaderParameters): Promise<string> =>
  new SignJWT(claims).setProtectedHeader(header).sign(key);

const bytes = (text: string) => new TextEncoder().encode(text);

/** The claims of `token` made into those of an administrator, its signature left as it was. */
const tampered = (token: string, claims: JWTPayload): string => {
  const [header, , signature] = token.split('.');
  return [header, base64url.encode(JSON.stringify({ ...claims, sub: 'administrator' })), signature].join('.');
};

type Sealing = (claims: JWTPayload, request: IdTokenRequest) => Promise<string>;

const asUsual: Sealing = (claims, { key }) => sign(claims, key.privateKey, { alg: algorithm, kid: key.kid });

/** Signatures that are wrong under claims that are right. */
const sealings: Partial<Record<FaultName, Sealing>> = {
  'bad-signature': async (claims, request) => tampered(await asUsual(claims, request), claims),
  'foreign-key': (claims, { key, foreignKey }) => sign(claims, foreignKey.privateKey, { alg: algorithm, kid: key.kid }),
  'unknown-key': (claims, { foreignKey }) =>
    sign(claims, foreignKey.privateKey, { alg: algorithm, kid: foreignKey.kid }),
  'key-in-header': (claims, { foreignKey }) =>
    sign(claims, foreignKey.privateKey, { alg: algorithm, jwk: foreignKey.publicJwk }),
  'no-signature': async (claims) => new UnsecuredJWT(claims).encode(),
  'hmac-of-client-secret': (claims, { clientSecret }) => sign(claims, bytes(clientSecret), { alg: 'HS256' }),
  'hmac-of-public-key': (claims, { key }) => sign(claims, bytes(key.publicPem), { alg: 'HS256', kid: key.kid }),
};

/** An ID token as OpenID Connect Core 2 wants it, but for the fault. */
export const createIdToken = (request: IdTokenRequest, fault: FaultName | null): Promise<string> => {
  const now = request.issuedAt;
  const right: JWTPayload = {
    ...request.claims,
    iss: request.issuer,
    sub: request.subject,
    aud: request.clientId,
    iat: now,
    exp: now + hour,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  };
  const claims = (fault && changes[fault]?.(right, now)) ?? right;
  return ((fault && sealings[fault]) ?? asUsual)(claims, request);
};
