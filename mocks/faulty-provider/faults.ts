/** The part of the protocol that a fault breaks, and so the one place where it sits. */
export type FaultyPart = 'discovery' | 'callback' | 'id-token' | 'token-endpoint' | 'userinfo';

/** One thing that the provider does wrong: off unless it is told to break. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, as a relying party meets it. */
  readonly breaks: string;
  readonly part: FaultyPart;
  /** The requirement whose check sees it. */
  readonly seenBy: string;
  /** A provider may do so: the relying party has to accept it, and with the fault or without is all the same. */
  readonly allowed?: true;
  /** No check sets it: it shows that one needs the provider to be right in this. */
  readonly unset?: true;
}

export const faults = [
  {
    name: 'foreign-issuer-in-discovery',
    breaks: 'The discovery document and the ID tokens name an issuer that is not where the document was read.',
    part: 'discovery',
    seenBy: 'RP-18',
  },
  {
    name: 'document-of-another-provider',
    breaks: 'The discovery document is that of another provider, with its issuer and all its endpoints.',
    part: 'discovery',
    seenBy: 'RP-18',
  },
  {
    name: 'discovery-in-html',
    breaks: 'The discovery document is a page of HTML.',
    part: 'discovery',
    seenBy: 'RP-21',
  },

  {
    name: 'no-state-in-callback',
    breaks: 'The authorization response has no `state`.',
    part: 'callback',
    seenBy: 'RP-01',
  },
  {
    name: 'other-state-in-callback',
    breaks: 'The authorization response has another `state`.',
    part: 'callback',
    seenBy: 'RP-02',
  },
  {
    name: 'no-issuer-in-callback',
    breaks: 'The authorization response has no `iss`, though advertised.',
    part: 'callback',
    seenBy: 'RP-05',
  },
  {
    name: 'other-issuer-in-callback',
    breaks: 'The authorization response has the `iss` of another provider.',
    part: 'callback',
    seenBy: 'RP-05',
  },
  {
    name: 'error-with-markup',
    breaks: 'The authorization response is an error whose description is a script.',
    part: 'callback',
    seenBy: 'RP-06',
  },

  { name: 'wrong-issuer', breaks: 'The ID token is of another issuer.', part: 'id-token', seenBy: 'RP-10' },
  { name: 'no-issuer', breaks: 'The ID token has no `iss`.', part: 'id-token', seenBy: 'RP-10' },
  { name: 'wrong-audience', breaks: 'The ID token is for another client.', part: 'id-token', seenBy: 'RP-11' },
  { name: 'no-audience', breaks: 'The ID token has no `aud`.', part: 'id-token', seenBy: 'RP-11' },
  {
    name: 'foreign-audience',
    breaks: 'The ID token is for the client and for another one.',
    part: 'id-token',
    seenBy: 'RP-11',
  },
  {
    name: 'audience-as-array',
    breaks: 'Nothing: `aud` is an array with the client alone, which is allowed.',
    part: 'id-token',
    seenBy: 'RP-11',
    allowed: true,
  },
  { name: 'no-subject', breaks: 'The ID token has no `sub`.', part: 'id-token', seenBy: 'RP-15' },
  { name: 'no-expiry', breaks: 'The ID token has no `exp`.', part: 'id-token', seenBy: 'RP-14' },
  {
    name: 'expired-310-s-ago',
    breaks: 'The ID token expired 310 s ago, beyond a leeway of 5 minutes.',
    part: 'id-token',
    seenBy: 'RP-14',
  },
  {
    name: 'expired-290-s-ago',
    breaks: 'The ID token expired 290 s ago, within a leeway of 5 minutes.',
    part: 'id-token',
    seenBy: 'RP-14',
    allowed: true,
  },
  { name: 'no-issue-time', breaks: 'The ID token has no `iat`.', part: 'id-token', seenBy: 'RP-14' },
  {
    name: 'issued-in-310-s',
    breaks: 'The ID token says that it will be issued in 310 s.',
    part: 'id-token',
    seenBy: 'RP-14',
  },
  {
    name: 'other-nonce',
    breaks: 'The ID token has another `nonce` than the request.',
    part: 'id-token',
    seenBy: 'RP-22',
  },
  {
    name: 'bad-signature',
    breaks: 'The claims of the ID token were changed after it was signed.',
    part: 'id-token',
    seenBy: 'RP-13',
  },
  {
    name: 'foreign-key',
    breaks: 'The ID token is signed with a foreign key under a `kid` of ours.',
    part: 'id-token',
    seenBy: 'RP-13',
  },
  {
    name: 'unknown-key',
    breaks: 'The ID token is signed with a key that is not in the key set.',
    part: 'id-token',
    seenBy: 'RP-13',
  },
  {
    name: 'key-in-header',
    breaks: 'The ID token brings its key along, in its own header.',
    part: 'id-token',
    seenBy: 'RP-13',
  },
  {
    name: 'no-signature',
    breaks: 'The ID token has the algorithm `none` and no signature.',
    part: 'id-token',
    seenBy: 'RP-12',
  },
  {
    name: 'hmac-of-client-secret',
    breaks: 'The ID token is signed by HS256 with the secret of the client.',
    part: 'id-token',
    seenBy: 'RP-16',
  },
  {
    name: 'hmac-of-public-key',
    breaks: 'The ID token is signed by HS256 with the public key as the secret.',
    part: 'id-token',
    seenBy: 'RP-16',
  },

  {
    name: 'token-error',
    breaks: 'The token endpoint refuses with `invalid_grant`.',
    part: 'token-endpoint',
    seenBy: 'RP-21',
  },
  {
    name: 'token-outage',
    breaks: 'The token endpoint answers 503 with a page of HTML.',
    part: 'token-endpoint',
    seenBy: 'RP-21',
  },
  {
    name: 'token-in-html',
    breaks: 'The token endpoint answers 200 with a page of HTML.',
    part: 'token-endpoint',
    seenBy: 'RP-21',
  },
  { name: 'no-id-token', breaks: 'The token response has no ID token.', part: 'token-endpoint', seenBy: 'RP-21' },
  {
    name: 'token-connection-reset',
    breaks: 'The token endpoint cuts the connection.',
    part: 'token-endpoint',
    seenBy: 'RP-21',
  },
  {
    name: 'token-never',
    breaks: 'The token endpoint takes the request and never answers.',
    part: 'token-endpoint',
    seenBy: 'RP-21',
  },
  {
    name: 'any-verifier',
    breaks: 'The token endpoint takes any PKCE verifier.',
    part: 'token-endpoint',
    seenBy: 'RP-07',
    unset: true,
  },
  {
    name: 'revocation-outage',
    breaks: 'The revocation endpoint answers 503.',
    part: 'token-endpoint',
    seenBy: 'OUT-15',
  },

  {
    name: 'userinfo-of-another-subject',
    breaks: 'Userinfo is about somebody else than the ID token.',
    part: 'userinfo',
    seenBy: 'RP-17',
  },
] as const satisfies readonly Fault[];

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

export const isFaultName = (name: string): name is FaultName => faultNames.some((known) => known === name);
