import type { Finding } from './entry.ts';

/** What Logto 1.42 does against a requirement. The stand-in copies some of it, because the wire was recorded so. */
export const logto: readonly Finding[] = [
  {
    requirement: 'AUT-22',
    checks: ['authorization/pkce/a-confidential-client-is-refused-without-a-challenge'],
    standIn: true,
    reason: 'Logto asks public clients alone for PKCE; for confidential ones it is recommended, not required',
    evidence: 'A traditional application without code_challenge was led to the sign-in page, on 2026-11-24',
    reproduction:
      'GET /oidc/auth for a traditional web application with response_type=code, a registered redirect_uri and scope=openid but no code_challenge: 303 to /sign-in instead of an error.',
  },
  {
    requirement: 'DSC-06',
    checks: [
      'discovery/promises/each-grant-type-on-offer-can-be-used-by-some-client',
      'discovery/promises/each-response-type-on-offer-can-be-used-by-some-client',
    ],
    standIn: true,
    reason: 'The discovery document is that of the provider library, which offers more than any kind of client may use',
    evidence: 'implicit, code id_token, id_token and none were refused for every kind of client, on 2026-11-24',
    reproduction:
      'Read grant_types_supported and response_types_supported in the discovery document, then try each with a client of every kind that the Management API can make: implicit, id_token, code id_token and none are refused for all.',
  },
  {
    requirement: 'OUT-07',
    checks: ['sign-out/asks-first/a-link-to-sign-out-without-a-hint-asks-before-it-signs-out'],
    standIn: true,
    reason: 'The confirmation page of Logto posts itself when it loads, so the user is not asked',
    evidence: 'A link from another site to the end-session endpoint signed the user out unasked, on 2026-11-24',
    reproduction:
      'Sign in, then follow a link from another origin to /oidc/session/end without parameters. The page submits itself and the next authorization request asks for credentials.',
  },
  {
    requirement: 'OUT-08',
    checks: ['sign-out/asks-first/a-hint-of-another-user-asks-before-it-signs-out'],
    standIn: true,
    reason: 'The confirmation page of Logto posts itself when it loads, whoever the ID token hint belongs to',
    evidence: 'With the ID token of another user as the hint the user was signed out unasked, on 2026-11-24',
    reproduction:
      'Sign in as A, then open /oidc/session/end with an id_token_hint of user B. The page submits itself and the session of A ends.',
  },
  {
    requirement: 'OUT-16',
    checks: [
      'sign-out/post-sign-out-uri/the-registered-post-sign-out-address-without-its-slash-is-refused',
      'sign-out/post-sign-out-uri/the-registered-post-sign-out-address-with-a-path-that-comes-back-is-refused',
      'sign-out/post-sign-out-uri/the-registered-post-sign-out-address-in-capitals-is-refused',
    ],
    standIn: true,
    reason: 'The provider library compares parsed addresses, not the exact string that was registered',
    evidence: 'Without the final slash, with /x/.. and with the host in capitals each was accepted, on 2026-11-24',
    reproduction:
      'Register http://localhost:3000/ as post sign-out URI and open /oidc/session/end with client_id and post_logout_redirect_uri=http://localhost:3000 (no slash): it is accepted. So are http://localhost:3000/x/.. and http://LOCALHOST:3000/.',
  },
];
