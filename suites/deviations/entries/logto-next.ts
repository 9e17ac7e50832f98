import type { Finding } from './entry.ts';

/** Where the application of the guide falls short by `@logto/next` 4.2.11: it does so with any provider. */
export const logtoNext: readonly Finding[] = [
  {
    requirement: 'RP-05',
    checks: ['RP-05.1', 'RP-05.2'],
    standIn: true,
    reason: 'The SDK does not look at the issuer of the authorization response (RFC 9207), which Logto advertises',
    evidence: 'The sample app signed in with a callback without iss and with a foreign iss, on 2026-11-24, each time',
    reproduction:
      'Sign in through the application of the guide with a proxy that removes iss from the redirect to /callback, or replaces it by another URL. The application is signed in.',
  },
  {
    requirement: 'RP-06',
    checks: ['RP-06.2'],
    standIn: true,
    reason: 'The callback route of the guide lets the error of handleSignIn through, so Next.js answers 500',
    evidence: 'GET /callback?error=access_denied&state=... was answered with 500 and no page, on 2026-11-24',
    reproduction:
      'Start a sign-in in the application of the guide, then open /callback?error=access_denied&state=<the state>. The answer is 500 with an empty page.',
  },
  {
    requirement: 'RP-11',
    checks: ['RP-11.3', 'RP-11.4'],
    standIn: true,
    reason: 'The SDK checks the audience as jose does and decodes claims with a schema that wants a single string',
    evidence: 'With aud as an array the callback passed and every later load of the page was a 500, on 2026-11-24',
    reproduction:
      'Let the application of the guide sign in at a provider whose ID token has aud: ["<client id>"]. The callback succeeds; GET / is then answered with 500 until the cookie is removed.',
  },
  {
    requirement: 'RP-14',
    checks: ['RP-14.2'],
    standIn: true,
    reason: 'A token without exp passes the callback and fails only when its claims are decoded for the page',
    evidence: 'The callback passed and every later load of the page was a 500, on 2026-11-24',
    reproduction:
      'Let the application of the guide sign in at a provider whose ID token has no exp. The callback succeeds; GET / is then answered with 500 until the cookie is removed.',
  },
  {
    requirement: 'RP-15',
    checks: ['RP-15.1'],
    standIn: true,
    reason: 'A token without sub passes the callback and fails only when its claims are decoded for the page',
    evidence: 'The callback passed and every later load of the page was a 500, on 2026-11-24',
    reproduction:
      'Let the application of the guide sign in at a provider whose ID token has no sub. The callback succeeds; GET / is then answered with 500 until the cookie is removed.',
  },
  {
    requirement: 'RP-17',
    checks: ['RP-17.2'],
    standIn: true,
    reason: 'The SDK hands userinfo to the application without comparing its sub with the one of the ID token',
    evidence: 'An application that asks for userinfo showed the name of another subject, on 2026-11-24',
    reproduction:
      'Use getLogtoContext with fetchUserInfo: true at a provider whose userinfo endpoint answers with another sub. The application gets that userinfo.',
  },
  {
    requirement: 'RP-18',
    checks: ['RP-18.1', 'RP-18.2'],
    standIn: true,
    reason: 'The SDK takes the discovery document as it comes and does not compare its issuer with the endpoint',
    evidence: 'A fresh application followed a document whose issuer was another URL, on 2026-11-24, each time',
    reproduction:
      'Serve a discovery document with another issuer under the endpoint that the application is configured with, and start the application. It redirects to the endpoints named there.',
  },
  {
    requirement: 'SES-05',
    checks: ['SES-05.1'],
    standIn: true,
    reason: 'The SDK keeps the ID token and all tokens in one cookie, so a long profile makes it too large',
    evidence: '6,274 bytes with a name of 128 Chinese characters and a long avatar, measured on Logto 1.42',
    reproduction:
      'Give a user a name of 128 Chinese characters, a username of 128 and an avatar URL of 2 kB, and sign in through the application of the guide. Its cookie is larger than 4,096 bytes and browsers drop it.',
  },
  {
    requirement: 'SES-11',
    checks: ['SES-11.1'],
    standIn: true,
    reason: 'The cookie is written anew whenever a token is renewed, and nothing remembers when the user signed in',
    evidence: 'A cookie with an ID token of 31 days ago still greets the user, on 2026-11-24',
    reproduction:
      'Write a cookie with the secret of the application that holds an ID token issued 31 days ago, and open the application: it greets the user. There is no absolute limit to the session.',
  },
  {
    requirement: 'OUT-03',
    checks: ['OUT-03.1'],
    standIn: true,
    reason:
      'The session of the application is the encrypted cookie alone; sign-out empties it but cannot revoke a copy',
    evidence: 'The application greeted whoever brought the cookie from before the sign-out, on 2026-11-24',
    reproduction:
      'In this harness, LOGTO_HOME=<installation> npm start -- --target native --check OUT-03: it keeps a copy of its own cookie, signs out through the application, and opens the page with the copy.',
  },
  {
    requirement: 'OUT-15',
    checks: ['OUT-15.2'],
    standIn: true,
    reason: 'The SDK needs the discovery document before it clears the session, and fails if it cannot be had',
    evidence:
      'With the provider gone and the application restarted, sign-out failed and the session stayed, 2026-11-24',
    reproduction:
      'Sign in, stop Logto, restart the application of the guide, press Sign Out. The action fails and a reload still greets the user. Without the restart it works.',
  },
];
