import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import type { Violation } from './violation.ts';

/** What an ID token has to say. */
interface Promised {
  readonly endpoint: string;
  readonly clientId: string;
  /** Of the authorization request; undefined where it need not be said. */
  readonly nonce?: string | undefined;
  /** Whether scope `phone` was asked for, for somebody who has a number. */
  readonly hasPhone: boolean;
}

/** Seconds by which the clocks of two machines may differ. */
const skew = 300;

/** Whether `at_hash` is that of the access token, by the digest of the token's algorithm where that has one. */
const isHashOf = (hash: unknown, { id_token = '', access_token }: Tokens): boolean => {
  const bits = /^[A-Z]{2}(256|384|512)$/.exec(decodeProtectedHeader(id_token).alg ?? '')?.[1];
  if (bits === undefined) {
    return true;
  }
  const digest = createHash(`sha${bits}`).update(access_token).digest();
  return hash === digest.subarray(0, digest.length / 2).toString('base64url');
};

/** Whether somebody who has a verified number, and an application that asks for scope `phone`, get what belongs to it. */
const hasPhoneClaims = ({ phone_number, phone_number_verified }: JWTPayload): boolean =>
  typeof phone_number === 'string' && phone_number_verified === true;

const wrongClaims = (claims: JWTPayload, tokens: Tokens, promised: Promised) => {
  const { iss, aud, exp = 0, nonce, at_hash } = claims;
  return [
    iss !== `${promised.endpoint}/oidc` && { requirement: 'TOK-10', claim: 'iss' },
    ![aud].flat().includes(promised.clientId) && { requirement: 'TOK-10', claim: 'aud' },
    exp < Date.now() / 1000 - skew && { requirement: 'TOK-10', claim: 'exp' },
    promised.nonce !== undefined && nonce !== promised.nonce && { requirement: 'TOK-12', claim: 'nonce' },
    at_hash !== undefined && !isHashOf(at_hash, tokens) && { requirement: 'TOK-14', claim: 'at_hash' },
    promised.hasPhone && !hasPhoneClaims(claims) && { requirement: 'TOK-16', claim: 'phone_number' },
  ];
};

/** Whether what a token request gave is complete, and names those whom it is from and for. */
export const judgeTokens = (tokens: Tokens, promised: Promised): Violation[] => {
  const claims = tokens.id_token === undefined ? [] : wrongClaims(decodeJwt(tokens.id_token), tokens, promised);
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
    ...claims.flatMap((wrong) =>
      wrong
        ? [{ requirement: wrong.requirement, property: 'claims', what: `an ID token has a wrong ${wrong.claim}` }]
        : [],
    ),
  ];
};
