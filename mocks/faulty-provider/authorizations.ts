import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The tokens of one authorization, as the token endpoint handed them out. */
export interface IssuedTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** One authorization request, approved at once for a person of its own, and what became of it. */
export interface Authorization {
  /** Somebody new each time, so that whoever ends up with another's session shows. */
  readonly subject: string;
  readonly code: string;
  /** Parameters of the request. */
  readonly request: AuthorizationRequest;
  /** Where the browser was sent. */
  readonly callbackUrl: string;
  /** Bodies of the token requests that named its code. */
  readonly tokenRequests: Array<Readonly<Record<string, string>>>;
  /** Null until the code is redeemed. */
  tokens: IssuedTokens | null;
}

/** Browsers are sent back to loopback only. */
const loopbackUrl = z.url({ protocol: /^https?$/, hostname: /^(localhost|127\.0\.0\.1)$/ });

/** A request for a code with PKCE. */
export const authorizationRequest = z.looseObject({
  client_id: z.string(),
  redirect_uri: loopbackUrl,
  response_type: z.literal('code'),
  scope: z.string().regex(/\bopenid\b/),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
});

export type AuthorizationRequest = z.infer<typeof authorizationRequest>;

export const randomText = (): string => randomBytes(24).toString('base64url');

export const tokenRequest = z.looseObject({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
});

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** True if the code may be redeemed so: once, for the same address, with the verifier of its challenge. */
export const mayRedeem = (row: Authorization, sent: z.infer<typeof tokenRequest>, anyVerifier: boolean): boolean =>
  row.tokens === null &&
  row.request.redirect_uri === sent.redirect_uri &&
  (anyVerifier || row.request.code_challenge === challengeOf(sent.code_verifier));
