import { faultsIn } from '../../contracts/fault.ts';

/** What the provider may be told to do wrong. */
export const faults = [
  ...faultsIn('discovery.ts', {
    'foreign-issuer-in-discovery': {
      breaks: 'The discovery document and the ID tokens name an issuer that is not where the document was read.',
      seenBy: ['RP-18'],
    },
    'document-of-another-provider': {
      breaks: 'The discovery document is that of another provider, with its issuer and all its endpoints.',
      seenBy: ['RP-18'],
    },
    'discovery-in-html': {
      breaks: 'The discovery document is a page of HTML.',
      seenBy: ['RP-21'],
    },
  }),
  ...faultsIn('callback.ts', {
    'no-state-in-callback': {
      breaks: 'The authorization response has no `state`.',
      seenBy: ['RP-01'],
    },
    'other-state-in-callback': {
      breaks: 'The authorization response has another `state`.',
      seenBy: ['RP-02'],
    },
    'no-issuer-in-callback': {
      breaks: 'The authorization response has no `iss`, though advertised.',
      seenBy: ['RP-05'],
    },
    'other-issuer-in-callback': {
      breaks: 'The authorization response has the `iss` of another provider.',
      seenBy: ['RP-05'],
    },
    'error-with-markup': {
      breaks: 'The authorization response is an error whose description is a script.',
      seenBy: ['RP-06'],
    },
  }),
  ...faultsIn('id-token.ts', {
    'wrong-issuer': {
      breaks: 'The ID token is of another issuer.',
      seenBy: ['RP-10'],
    },
    'no-issuer': {
      breaks: 'The ID token has no `iss`.',
      seenBy: ['RP-10'],
    },
    'wrong-audience': {
      breaks: 'The ID token is for another client.',
      seenBy: ['RP-11'],
    },
    'no-audience': {
      breaks: 'The ID token has no `aud`.',
      seenBy: ['RP-11'],
    },
    'foreign-audience': {
      breaks: 'The ID token is for the client and for another one.',
      seenBy: ['RP-11'],
    },
    'audience-as-array': {
      breaks: 'Nothing: `aud` is an array with the client alone, which is allowed.',
      seenBy: ['RP-11'],
      allowed: true,
    },
    'no-subject': {
      breaks: 'The ID token has no `sub`.',
      seenBy: ['RP-15'],
    },
    'no-expiry': {
      breaks: 'The ID token has no `exp`.',
      seenBy: ['RP-14'],
    },
    'expired-310-s-ago': {
      breaks: 'The ID token expired 310 s ago, beyond a leeway of 5 minutes.',
      seenBy: ['RP-14'],
    },
    'expired-290-s-ago': {
      breaks: 'The ID token expired 290 s ago, within a leeway of 5 minutes.',
      seenBy: ['RP-14'],
      allowed: true,
    },
    'no-issue-time': {
      breaks: 'The ID token has no `iat`.',
      seenBy: ['RP-14'],
    },
    'issued-in-310-s': {
      breaks: 'The ID token says that it will be issued in 310 s.',
      seenBy: ['RP-14'],
    },
    'other-nonce': {
      breaks: 'The ID token has another `nonce` than the request.',
      seenBy: ['RP-22'],
    },
    'bad-signature': {
      breaks: 'The claims of the ID token were changed after it was signed.',
      seenBy: ['RP-13'],
    },
    'foreign-key': {
      breaks: 'The ID token is signed with a foreign key under a `kid` of ours.',
      seenBy: ['RP-13'],
    },
    'unknown-key': {
      breaks: 'The ID token is signed with a key that is not in the key set.',
      seenBy: ['RP-13'],
    },
    'key-in-header': {
      breaks: 'The ID token brings its key along, in its own header.',
      seenBy: ['RP-13'],
    },
    'no-signature': {
      breaks: 'The ID token has the algorithm `none` and no signature.',
      seenBy: ['RP-12'],
    },
    'hmac-of-client-secret': {
      breaks: 'The ID token is signed by HS256 with the secret of the client.',
      seenBy: ['RP-16'],
    },
    'hmac-of-public-key': {
      breaks: 'The ID token is signed by HS256 with the public key as the secret.',
      seenBy: ['RP-16'],
    },
  }),
  ...faultsIn('token-endpoint.ts', {
    'token-error': {
      breaks: 'The token endpoint refuses with `invalid_grant`.',
      seenBy: ['RP-21'],
    },
    'token-outage': {
      breaks: 'The token endpoint answers 503 with a page of HTML.',
      seenBy: ['RP-21'],
    },
    'token-in-html': {
      breaks: 'The token endpoint answers 200 with a page of HTML.',
      seenBy: ['RP-21'],
    },
    'no-id-token': {
      breaks: 'The token response has no ID token.',
      seenBy: ['RP-21'],
    },
    'token-connection-reset': {
      breaks: 'The token endpoint cuts the connection.',
      seenBy: ['RP-21'],
    },
    'token-never': {
      breaks: 'The token endpoint takes the request and never answers.',
      seenBy: ['RP-21'],
    },
    'any-verifier': {
      breaks: 'The token endpoint takes any PKCE verifier.',
      seenBy: ['RP-07'],
      unset: true,
    },
    'revocation-outage': {
      breaks: 'The revocation endpoint answers 503.',
      seenBy: ['OUT-15'],
    },
  }),
  ...faultsIn('provider.ts', {
    'userinfo-of-another-subject': {
      breaks: 'Userinfo is about somebody else than the ID token.',
      seenBy: ['RP-17'],
    },
  }),
];

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

export const isFaultName = (name: string): name is FaultName => faultNames.some((known) => known === name);
