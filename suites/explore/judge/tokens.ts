import { decodeJwt, type JWTPayload } from 'jose';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import type { Violation } from './violation.ts';

/** What an ID token has to say. */
interface Promised {
  readonly endpoint: string;
  readonly clientId: string;
  /** Of the authorization request; undefined where it need not be said. */
  readonly nonce?: string | undefined;
}

/** Seconds by which the clocks of two machines may differ. */
const skew = 300;

const wrongClaims = ({ iss, aud, exp = 0, nonce }: JWTPayload, promised: Promised) => [
  iss !== `${promised.endpoint}/oidc` && { requirement: 'TOK-10', claim: 'iss' },
  ![aud].flat().includes(promised.clientId) && { requirement: 'TOK-10', claim: 'aud' },
  exp < Date.now() / 1000 - skew && { requirement: 'TOK-10', claim: 'exp' },
  promised.nonce !== undefined && nonce !== promised.nonce && { requirement: 'TOK-12', claim: 'nonce' },
];

/** Whether what a token request gave is complete, and names those whom it is from and for. */
export const judgeTokens = (tokens: Tokens, promised: Promised): Violation[] => {
  const claims = tokens.id_token === undefined ? [] : wrongClaims(decodeJwt(tokens.id_token), promised);
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
