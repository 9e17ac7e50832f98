import { randomBytes } from 'node:crypto';
import { decodeJwt, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Next } from 'koa';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { z } from 'zod';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';

type Change = (claims: JWTPayload, grantType: unknown) => JWTPayload;

const random = () => randomBytes(12).toString('base64url');

const without = (claims: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));

/** What is changed in the claims of an ID token, which is signed again with the right key. */
const changes: Partial<Record<FaultName, Change>> = {
  'id-token-of-another-issuer': (claims) => ({ ...claims, iss: `${claims.iss}/other` }),
  'id-token-for-another-client': (claims) => ({ ...claims, aud: 'another-client' }),
  'id-token-expired': (claims) => ({ ...claims, iat: (claims.iat ?? 0) - 7200, exp: (claims.iat ?? 0) - 3600 }),
  'nonce-changed': (claims) => ({ ...claims, nonce: 'of-somebody-else' }),
  'no-time-of-authentication': (claims) => without(claims, 'auth_time'),
  'wrong-access-token-hash': (claims) => ({ ...claims, at_hash: random() }),
  'subject-changes': (claims) => ({ ...claims, sub: random() }),
  'time-of-authentication-renewed': (claims, grantType) =>
    grantType === 'refresh_token' ? { ...claims, auth_time: (claims.iat ?? 0) + 60 } : claims,
  'phone-claims-unasked': (claims) => ({ ...claims, phone_number: '+8613800000000', phone_number_verified: true }),
};

const tokenResponse = z.looseObject({ id_token: z.string().optional() });

/** Puts faults into what the token endpoint answers. @param key the one that is published */
export const breakTokenResponses = (faults: Faults, key: JWK) => {
  const stranger = generateKeyPair('ES384');
  const sign = async (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES384', ...(key.kid === undefined ? {} : { kid: key.kid }) })
      .sign(faults.has('id-token-signed-by-a-stranger') ? (await stranger).privateKey : await importJWK(key, 'ES384'));

  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    await next();
    const response = tokenResponse.safeParse(ctx.body);
    if (faults.size === 0 || ctx.path !== '/token' || ctx.status !== 200 || !response.success) {
      return;
    }
    const { id_token: idToken, ...rest } = response.data;
    const wanted = chosen(faults, changes);
    if (idToken !== undefined && (wanted.length > 0 || faults.has('id-token-signed-by-a-stranger'))) {
      const claims = wanted.reduce<JWTPayload>(
        (known, change) => change(known, ctx.oidc.params?.grant_type),
        decodeJwt(idToken),
      );
      ctx.body = { ...rest, id_token: await sign(claims) };
    }
    if (faults.has('token-response-incomplete')) {
      const { token_type: _type, expires_in: _lifetime, ...less } = response.data;
      ctx.body = less;
    }
    if (faults.has('token-response-may-be-cached')) {
      ctx.remove('cache-control');
      ctx.remove('pragma');
    }
  };
};
