import { createHash } from 'node:crypto';
import { decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import { type PhoneDigits, toE164 } from '../../../contracts/phone.ts';
import { claimsIn } from '../drive/claims.ts';
import type { Violation } from './violation.ts';

/** What an ID token has to say. */
interface Promised {
  readonly endpoint: string;
  readonly clientId: string;
  /** Of the authorization request; undefined where it need not be said. */
  readonly nonce?: string | undefined;
  /** Whether the request asked when the user signed in. */
  readonly asksTime?: boolean | undefined;
  /** The number of whoever signed in, where scope `phone` was asked for. */
  readonly phone?: PhoneDigits | undefined;
  /** The ID token of the sign-in that a refresh goes back to. */
  readonly before?: string | undefined;
}

/** Seconds by which the clocks of two machines may differ. */
const skew = 300;

const algorithmOf = (token: string): string => {
  try {
    return String(decodeProtectedHeader(token).alg);
  } catch {
    return '';
  }
};

/** Whether `at_hash` is that of the access token, by the digest of the token's algorithm where that has one. */
const isHashOf = (hash: unknown, { id_token = '', access_token }: Tokens): boolean => {
  const bits = /^[A-Z]{2}(256|384|512)$/.exec(algorithmOf(id_token))?.[1];
  if (bits === undefined) {
    return true;
  }
  const digest = createHash(`sha${bits}`).update(access_token).digest();
  return hash === digest.subarray(0, digest.length / 2).toString('base64url');
};

/** What an application gets that asks for scope `phone`, of somebody with a verified number. */
const wrongPhone = ({ phone_number, phone_number_verified }: JWTPayload, phone: PhoneDigits) =>
  typeof phone_number !== 'string' || phone_number_verified !== true
    ? { requirement: 'TOK-16', claim: 'phone_number' }
    : phone_number !== toE164(phone) && { requirement: 'REG-02', claim: 'phone_number' };

/** A refresh says of the sign-in what was said at first (OpenID Connect Core 12.2). */
const changedClaims = (claims: JWTPayload, before: string | undefined) => {
  const first = claimsIn(before ?? '');
  const changed = ['sub', 'auth_time'].find(
    (name) => first?.[name] !== undefined && claims[name] !== undefined && claims[name] !== first[name],
  );
  return changed !== undefined && { requirement: 'TOK-19', claim: changed };
};

const wrongClaims = (claims: JWTPayload, tokens: Tokens, promised: Promised) => {
  const { iss, aud, exp = 0, nonce, at_hash } = claims;
  return [
    iss !== `${promised.endpoint}/oidc` && { requirement: 'TOK-10', claim: 'iss' },
    ![aud].flat().includes(promised.clientId) && { requirement: 'TOK-10', claim: 'aud' },
    exp < Date.now() / 1000 - skew && { requirement: 'TOK-10', claim: 'exp' },
    promised.nonce !== undefined && nonce !== promised.nonce && { requirement: 'TOK-12', claim: 'nonce' },
    at_hash !== undefined && !isHashOf(at_hash, tokens) && { requirement: 'TOK-14', claim: 'at_hash' },
    promised.phone !== undefined && wrongPhone(claims, promised.phone),
    promised.asksTime && typeof claims.auth_time !== 'number' && { requirement: 'TOK-13', claim: 'auth_time' },
    changedClaims(claims, promised.before),
  ];
};

/** Whether what a token request gave is complete, and names those whom it is from and for. */
export const judgeTokens = (tokens: Tokens, promised: Promised): Violation[] => {
  const claims = claimsIn(tokens.id_token ?? '');
  const wrong = claims === undefined ? [] : wrongClaims(claims, tokens, promised);
  const isMalformed = tokens.id_token !== undefined && claims === undefined;
  return [
    ...(tokens.token_type.toLowerCase() === 'bearer'
      ? []
      : [
          {
            requirement: 'TOK-01',
            property: 'tokens',
            what: 'a token request gave tokens of another type than Bearer',
          },
        ]),
    ...(isMalformed ? [{ requirement: 'TOK-11', property: 'claims', what: 'an ID token is no JWT' }] : []),
    ...wrong.flatMap((claim) =>
      claim
        ? [{ requirement: claim.requirement, property: 'claims', what: `an ID token has a wrong ${claim.claim}` }]
        : [],
    ),
  ];
};
