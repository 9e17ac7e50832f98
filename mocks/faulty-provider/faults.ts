import type { Fault } from '../../contracts/fault.ts';

/** What the provider may be told to do wrong. */
export const faults = [
  {
    name: 'foreign-issuer-in-discovery',
    breaks: 'The discovery document and the ID tokens name an issuer that is not where the document was read.',
    where: 'discovery.ts',
    seenBy: ['RP-18'],
  },
  {
    name: 'document-of-another-provider',
    breaks: 'The discovery document is that of another provider, with its issuer and all its endpoints.',
    where: 'discovery.ts',
    seenBy: ['RP-18'],
  },
  {
    name: 'discovery-in-html',
    breaks: 'The discovery document is a page of HTML.',
    where: 'discovery.ts',
    seenBy: ['RP-21'],
  },

  {
    name: 'no-state-in-callback',
    breaks: 'The authorization response has no `state`.',
    where: 'callback.ts',
    seenBy: ['RP-01'],
  },
  {
    name: 'other-state-in-callback',
    breaks: 'The authorization response has another `state`.',
    where: 'callback.ts',
    seenBy: ['RP-02'],
  },
  {
    name: 'no-issuer-in-callback',
    breaks: 'The authorization response has no `iss`, though advertised.',
    where: 'callback.ts',
    seenBy: ['RP-05'],
  },
  {
    name: 'other-issuer-in-callback',
    breaks: 'The authorization response has the `iss` of another provider.',
    where: 'callback.ts',
    seenBy: ['RP-05'],
  },
  {
    name: 'error-with-markup',
    breaks: 'The authorization response is an error whose description is a script.',
    where: 'callback.ts',
    seenBy: ['RP-06'],
  },

  { name: 'wrong-issuer', breaks: 'The ID token is of another issuer.', where: 'id-token.ts', seenBy: ['RP-10'] },
  { name: 'no-issuer', breaks: 'The ID token has no `iss`.', where: 'id-token.ts', seenBy: ['RP-10'] },
  { name: 'wrong-audience', breaks: 'The ID token is for another client.', where: 'id-token.ts', seenBy: ['RP-11'] },
  { name: 'no-audience', breaks: 'The ID token has no `aud`.', where: 'id-token.ts', seenBy: ['RP-11'] },
  {
    name: 'foreign-audience',
    breaks: 'The ID token is for the client and for another one.',
    where: 'id-token.ts',
    seenBy: ['RP-11'],
  },
  {
    name: 'audience-as-array',
    breaks: 'Nothing: `aud` is an array with the client alone, which is allowed.',
    where: 'id-token.ts',
    seenBy: ['RP-11'],
    allowed: true,
  },
  { name: 'no-subject', breaks: 'The ID token has no `sub`.', where: 'id-token.ts', seenBy: ['RP-15'] },
  { name: 'no-expiry', breaks: 'The ID token has no `exp`.', where: 'id-token.ts', seenBy: ['RP-14'] },
  {
    name: 'expired-310-s-ago',
    breaks: 'The ID token expired 310 s ago, beyond a leeway of 5 minutes.',
    where: 'id-token.ts',
    seenBy: ['RP-14'],
  },
  {
    name: 'expired-290-s-ago',
    breaks: 'The ID token expired 290 s ago, within a leeway of 5 minutes.',
    where: 'id-token.ts',
    seenBy: ['RP-14'],
    allowed: true,
  },
  { name: 'no-issue-time', breaks: 'The ID token has no `iat`.', where: 'id-token.ts', seenBy: ['RP-14'] },
  {
    name: 'issued-in-310-s',
    breaks: 'The ID token says that it will be issued in 310 s.',
    where: 'id-token.ts',
    seenBy: ['RP-14'],
  },
  {
    name: 'other-nonce',
    breaks: 'The ID token has another `nonce` than the request.',
    where: 'id-token.ts',
    seenBy: ['RP-22'],
  },
  {
    name: 'bad-signature',
    breaks: 'The claims of the ID token were changed after it was signed.',
    where: 'id-token.ts',
    seenBy: ['RP-13'],
  },
  {
    name: 'foreign-key',
    breaks: 'The ID token is signed with a foreign key under a `kid` of ours.',
    where: 'id-token.ts',
    seenBy: ['RP-13'],
  },
  {
    name: 'unknown-key',
    breaks: 'The ID token is signed with a key that is not in the key set.',
    where: 'id-token.ts',
    seenBy: ['RP-13'],
  },
  {
    name: 'key-in-header',
    breaks: 'The ID token brings its key along, in its own header.',
    where: 'id-token.ts',
    seenBy: ['RP-13'],
  },
  {
    name: 'no-signature',
    breaks: 'The ID token has the algorithm `none` and no signature.',
    where: 'id-token.ts',
    seenBy: ['RP-12'],
  },
  {
    name: 'hmac-of-client-secret',
    breaks: 'The ID token is signed by HS256 with the secret of the client.',
    where: 'id-token.ts',
    seenBy: ['RP-16'],
  },
  {
    name: 'hmac-of-public-key',
    breaks: 'The ID token is signed by HS256 with the public key as the secret.',
    where: 'id-token.ts',
    seenBy: ['RP-16'],
  },

  {
    name: 'token-error',
    breaks: 'The token endpoint refuses with `invalid_grant`.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-21'],
  },
  {
    name: 'token-outage',
    breaks: 'The token endpoint answers 503 with a page of HTML.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-21'],
  },
  {
    name: 'token-in-html',
    breaks: 'The token endpoint answers 200 with a page of HTML.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-21'],
  },
  { name: 'no-id-token', breaks: 'The token response has no ID token.', where: 'token-endpoint.ts', seenBy: ['RP-21'] },
  {
    name: 'token-connection-reset',
    breaks: 'The token endpoint cuts the connection.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-21'],
  },
  {
    name: 'token-never',
    breaks: 'The token endpoint takes the request and never answers.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-21'],
  },
  {
    name: 'any-verifier',
    breaks: 'The token endpoint takes any PKCE verifier.',
    where: 'token-endpoint.ts',
    seenBy: ['RP-07'],
    unset: true,
  },
  {
    name: 'revocation-outage',
    breaks: 'The revocation endpoint answers 503.',
    where: 'token-endpoint.ts',
    seenBy: ['OUT-15'],
  },

  {
    name: 'userinfo-of-another-subject',
    breaks: 'Userinfo is about somebody else than the ID token.',
    where: 'provider.ts',
    seenBy: ['RP-17'],
  },
] as const satisfies readonly Fault[];

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

export const isFaultName = (name: string): name is FaultName => faultNames.some((known) => known === name);
