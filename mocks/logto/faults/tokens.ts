import { faultsIn } from '../../../contracts/fault.ts';

/** The token endpoint, ID tokens and userinfo. */
export const tokenFaults = [
  ...faultsIn('oidc/store.ts', {
    'authorization-code-redeemed-twice-in-parallel': {
      breaks: 'Of exchanges of one authorization code at the same time several get tokens.',
      seenBy: ['TOK-04', 'CON-04'],
    },
    'tokens-compared-by-their-beginning': {
      breaks: 'A token or an authorization code with something behind it is taken for the one that was issued.',
      seenBy: ['TOK-29'],
    },
    'revocation-does-nothing': {
      breaks: 'A revoked token goes on working, and so do those of a code that was used twice.',
      seenBy: ['TOK-21', 'TOK-03', 'OUT-11', 'GDE-16'],
    },
    'authorization-code-replayable-after-2-s': {
      breaks: 'An authorization code gives tokens a second time two seconds after its use.',
      seenBy: ['TOK-03'],
    },
    'replaced-refresh-token-returns': {
      breaks: 'A refresh token that was replaced is refused for 20 seconds, and goes on working then.',
      seenBy: ['TOK-17'],
    },
    'replaced-refresh-token-stays-valid': {
      breaks: 'A refresh token that was replaced goes on working after the grace period.',
      seenBy: ['TOK-17'],
    },
  }),
  ...faultsIn('oidc/lifetimes.ts', {
    'authorization-codes-live-for-an-hour': {
      breaks: 'An authorization code is exchanged up to an hour after it was issued.',
      seenBy: ['TOK-05'],
    },
    'authorization-codes-expire-at-once': {
      breaks: 'An authorization code expires before an application can exchange it.',
      seenBy: ['TOK-05'],
    },
    'refresh-token-kept-on-use': {
      breaks: "A public client's refresh token is not replaced on use.",
      seenBy: ['TOK-17', 'TOK-35'],
    },
    'public-client-keeps-its-refresh-token-where-set': {
      breaks: "A public client's refresh token is not replaced on use if its application says so.",
      seenBy: ['TOK-35'],
    },
    'rotation-cannot-be-switched-off': {
      breaks: "A confidential client's refresh token is replaced near its end though its application says otherwise.",
      seenBy: ['TOK-33'],
    },
    'refresh-token-lifetime-ignored': {
      breaks: 'A refresh token lives for 14 days, whatever its application sets.',
      seenBy: ['TOK-30', 'TOK-32'],
    },
    'refresh-tokens-never-expire': {
      breaks: 'A refresh token lives for ten years.',
      seenBy: ['TOK-30', 'TOK-31', 'TOK-33'],
    },
    'refresh-tokens-of-a-browser-slide': {
      breaks: "A single-page application's refresh token gets a new lifetime whenever it is replaced.",
      seenBy: ['TOK-31'],
    },
    'refresh-tokens-do-not-slide': {
      breaks: 'A refresh token that replaces another one has only what was left of its lifetime.',
      seenBy: ['TOK-32'],
    },
    'grants-never-expire': {
      breaks: 'A grant has no end, so that refresh tokens in use have none.',
      seenBy: ['TOK-31'],
    },
    'grants-expire-before-their-tokens': {
      breaks: 'A grant ends after 14 days, and its refresh tokens with it.',
      seenBy: ['TOK-30', 'TOK-32'],
    },
    'refresh-tokens-end-with-the-session': {
      breaks: 'A refresh token ends with the session of its sign-in, though `offline_access` was granted.',
      seenBy: ['TOK-34', 'TOK-36', 'TOK-30'],
    },
  }),
  ...faultsIn('oidc/provider-faults.ts', {
    'white-space-around-verifiers-and-secrets-ignored': {
      breaks: 'A code_verifier and a client secret may have white space around them.',
      seenBy: ['TOK-29'],
    },
    'authorization-code-redeemed-again': {
      breaks: 'An authorization code gives tokens a second time.',
      seenBy: ['TOK-03', 'TOK-04', 'CON-04'],
    },
    'any-verifier-accepted': {
      breaks: 'An exchange needs no verifier, and takes any.',
      seenBy: ['TOK-06', 'AUT-08'],
    },
    'any-redirect-uri-in-exchanges': {
      breaks: 'An exchange takes another redirect URI than the request had.',
      seenBy: ['TOK-07'],
    },
    'used-code-accepted-from-another-client': {
      breaks: 'An authorization code that its client has used gives tokens to another client.',
      seenBy: ['TOK-03'],
    },
    'code-of-another-client-accepted': {
      breaks: 'A code that was issued to one client is exchanged by another.',
      seenBy: ['TOK-08'],
    },
    'any-client-secret-accepted': {
      breaks: 'A confidential client is believed with any secret.',
      seenBy: ['TOK-09', 'GDE-05'],
    },
    'refresh-widens-the-scope': {
      breaks: 'A refresh gets a scope that was not granted.',
      seenBy: ['TOK-22'],
    },
    'refresh-does-not-narrow': {
      breaks: 'A refresh that asks for less gets all.',
      seenBy: ['TOK-22'],
    },
  }),
  ...faultsIn('oidc/request-faults.ts', {
    'client-without-authentication': {
      breaks: 'A confidential client gets tokens without its secret.',
      seenBy: ['TOK-24', 'TOK-03'],
    },
    'no-userinfo-by-post': {
      breaks: 'Userinfo answers GET only.',
      seenBy: ['TOK-38'],
    },
    'userinfo-is-text': {
      breaks: 'Userinfo calls its JSON text.',
      seenBy: ['TOK-38'],
    },
    'every-token-called-active': {
      breaks: 'Introspection calls every token active, whoever asks.',
      seenBy: ['TOK-37'],
    },
    'userinfo-takes-any-token': {
      breaks: 'Userinfo answers to any token.',
      seenBy: ['TOK-26'],
    },
    'refresh-token-of-another-client-accepted': {
      breaks: 'A refresh token that was issued to one client refreshes the tokens of another.',
      seenBy: ['TOK-27'],
    },
    'revocation-by-another-client-accepted': {
      breaks: 'Revocation refuses nobody.',
      seenBy: ['TOK-28'],
    },
    'password-grant-accepted': {
      breaks: "The grant by the resource owner's password gives tokens.",
      seenBy: ['TOK-20'],
    },
  }),
  ...faultsIn('oidc/response-faults.ts', {
    'userinfo-refuses-without-a-challenge': {
      breaks: 'Userinfo refuses a token, or a request without one, and has no WWW-Authenticate.',
      seenBy: ['TOK-38'],
    },
    'malformed-token-request-has-no-error-code': {
      breaks: 'A malformed token request is answered without an error code.',
      seenBy: ['TOK-25'],
    },
    'invalid-client-called-otherwise': {
      breaks: 'A client that is unknown or shows a wrong secret is answered 400 and `invalid_request`.',
      seenBy: ['TOK-09', 'TOK-23'],
    },
  }),
  ...faultsIn('oidc/token-response-faults.ts', {
    'token-response-incomplete': {
      breaks: 'The token response has neither type nor lifetime.',
      seenBy: ['TOK-01'],
    },
    'token-response-may-be-cached': {
      breaks: 'Nothing forbids to cache replies with tokens.',
      seenBy: ['TOK-02'],
    },
    'id-token-of-another-issuer': {
      breaks: 'The ID token is of another issuer.',
      seenBy: ['TOK-10', 'DSC-01', 'GDE-12'],
    },
    'id-token-for-another-client': {
      breaks: 'The ID token is for another client.',
      seenBy: ['TOK-10', 'TOK-01', 'GDE-02', 'GDE-04', 'GDE-08', 'GDE-15'],
    },
    'id-token-expired': {
      breaks: 'The ID token has expired when it arrives.',
      seenBy: ['TOK-10'],
    },
    'id-token-signed-by-a-stranger': {
      breaks: 'The ID token is signed with a key that is not published.',
      seenBy: ['TOK-11', 'SGN-01'],
    },
    'nonce-changed': {
      breaks: 'The ID token has another `nonce` than was sent, or one that was not.',
      seenBy: ['TOK-12'],
    },
    'no-time-of-authentication': {
      breaks: 'The ID token has no `auth_time`, though `max_age` was sent.',
      seenBy: ['TOK-13', 'SGN-07'],
    },
    'wrong-access-token-hash': {
      breaks: 'The `at_hash` of the ID token is that of another access token.',
      seenBy: ['TOK-14'],
    },
    'subject-changes': {
      breaks: 'The `sub` of an ID token is a new one each time.',
      seenBy: ['TOK-15', 'TOK-19', 'SGN-01', 'GDE-18', 'GDE-15'],
    },
    'time-of-authentication-renewed': {
      breaks: 'An ID token from a refresh says that the user signed in just then.',
      seenBy: ['TOK-19'],
    },
    'phone-claims-unasked': {
      breaks: 'Without scope `phone` there are phone claims.',
      seenBy: ['TOK-16'],
    },
  }),
  ...faultsIn('oidc/claims.ts', {
    'phone-claims-left-out': {
      breaks: 'With scope `phone` there are no phone claims.',
      seenBy: ['TOK-16', 'REG-01'],
    },
    'number-called-unverified': {
      breaks: 'The number of an account that was made by its code is called unverified.',
      seenBy: ['REG-01'],
    },
    'number-claim-without-plus': {
      breaks: 'The claim `phone_number` has digits only.',
      seenBy: ['REG-02'],
    },
  }),
];
