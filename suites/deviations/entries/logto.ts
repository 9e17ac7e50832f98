import type { Finding } from './entry.ts';

/** What Logto 1.42 does against a requirement. The stand-in copies some of it, because the wire was recorded so. */
export const logto: readonly Finding[] = [
  {
    requirement: 'AUT-22',
    checks: ['AUT-22.1'],
    standIn: true,
    reason: 'Logto asks public clients alone for PKCE; for confidential ones it is recommended, not required',
    evidence: 'A traditional application without code_challenge was led to the sign-in page, on 2026-11-24',
    reproduction:
      'GET /oidc/auth for a traditional web application with response_type=code, a registered redirect_uri and scope=openid but no code_challenge: 303 to /sign-in instead of an error.',
  },
  {
    requirement: 'DSC-06',
    checks: ['DSC-06.1', 'DSC-06.2'],
    standIn: true,
    reason: 'The discovery document is that of the provider library, which offers more than any kind of client may use',
    evidence: 'implicit, code id_token, id_token and none were refused for every kind of client, on 2026-11-24',
    reproduction:
      'Read grant_types_supported and response_types_supported in the discovery document, then try each with a client of every kind that the Management API can make: implicit, id_token, code id_token and none are refused for all.',
  },
  {
    requirement: 'OUT-07',
    checks: ['OUT-07.1'],
    standIn: true,
    reason: 'The confirmation page of Logto posts itself when it loads, so the user is not asked',
    evidence: 'A link from another site to the end-session endpoint signed the user out unasked, on 2026-11-24',
    reproduction:
      'Sign in, then follow a link from another origin to /oidc/session/end without parameters. The page submits itself and the next authorization request asks for credentials.',
  },
  {
    requirement: 'OUT-08',
    checks: ['OUT-08.1'],
    standIn: true,
    reason: 'The confirmation page of Logto posts itself when it loads, whoever the ID token hint belongs to',
    evidence: 'With the ID token of another user as the hint the user was signed out unasked, on 2026-11-24',
    reproduction:
      'Sign in as A, then open /oidc/session/end with an id_token_hint of user B. The page submits itself and the session of A ends.',
  },
  {
    requirement: 'OUT-16',
    checks: ['OUT-16.1.no-slash', 'OUT-16.1.path-and-back', 'OUT-16.1.capitals'],
    standIn: true,
    reason: 'The provider library compares parsed addresses, not the exact string that was registered',
    evidence: 'Without the final slash, with /x/.. and with the host in capitals each was accepted, on 2026-11-24',
    reproduction:
      'Register http://localhost:3000/ as post sign-out URI and open /oidc/session/end with client_id and post_logout_redirect_uri=http://localhost:3000 (no slash): it is accepted. So are http://localhost:3000/x/.. and http://LOCALHOST:3000/.',
  },
  {
    requirement: 'LOG-01',
    checks: ['LOG-01.6'],
    reason: 'The end of a session is not an event of the audit log',
    evidence: '4 records that name the user before a confirmed sign-out and 4 after it',
    reproduction:
      'Sign in and out again through an application, then GET /api/logs for the user: no record tells of the sign-out.',
  },
  {
    requirement: 'LOG-04',
    checks: ['LOG-04.1'],
    reason: 'The record of a token exchange keeps its parameters, of which code and code_verifier are not masked',
    evidence:
      'ExchangeTokenBy.AuthorizationCode records hold params.code in clear; refresh token and secret are masked',
    reproduction:
      'Sign in, redeem the authorization code, then GET /api/logs?logKey=ExchangeTokenBy.AuthorizationCode: params.code holds the code in clear.',
  },
  {
    requirement: 'AUT-21',
    checks: ['AUT-21.1.host-in-capitals', 'AUT-21.1.white-space'],
    reason: 'The provider library compares parsed addresses, not the exact string that was registered',
    evidence:
      'http://LOCALHOST:port/callback and a leading space were accepted; a build with the published provider library',
    reproduction:
      'Register http://localhost:3000/callback and send an authorization request with redirect_uri=http://LOCALHOST:3000/callback: it is accepted.',
  },
  {
    requirement: 'FGT-04',
    checks: ['FGT-04.1', 'FGT-04.2'],
    reason: 'A new password ends neither the sessions of other browsers nor their tokens',
    evidence: 'After a reset in browser B, prompt=none in browser A still returned a code, each time',
    reproduction:
      'Sign in in browser A, reset the password by code in browser B, then send an authorization request with prompt=none in A: a code comes back.',
  },
  {
    requirement: 'FGT-05',
    checks: ['FGT-05.1'],
    standIn: true,
    reason: 'Logto sends no word of a reset; there is no template for one, only a webhook for the operator',
    evidence: 'No message but the code within 2 s of a reset, on 2026-11-25',
    reproduction:
      'Reset the password of a user with a phone number by code and look at what the SMS provider was sent: the code and nothing after it.',
  },
  {
    requirement: 'HDR-01',
    checks: ['HDR-01.2'],
    standIn: true,
    reason: 'Strict-Transport-Security is the default of the library, half a year',
    evidence: 'max-age=15552000 on every answer, which is under the year (31536000) that ASVS asks for',
    reproduction:
      'GET any page or endpoint of Logto and look at Strict-Transport-Security: max-age is 15552000 seconds, half a year.',
  },
  {
    requirement: 'OTP-09',
    checks: ['OTP-09.2'],
    standIn: true,
    reason: 'The event in the request for a code picks the template alone; the record is bound to its interaction',
    evidence:
      'A code sent with interactionEvent SignIn in an interaction ForgotPassword was taken at identification (204)',
    reproduction:
      'PUT /api/experience {"interactionEvent":"ForgotPassword"}, POST /api/experience/verification/verification-code with interactionEvent SignIn, verify the code and POST /api/experience/identification with its verificationId: 204, as if the code had been sent for a reset.',
  },
  {
    requirement: 'OTP-12',
    checks: ['OTP-12.1'],
    reason: 'Codes are stored as they are, to be compared as text',
    evidence: 'The column passcodes.code holds the six digits in clear',
    reproduction:
      'Ask for a code and run: select code from passcodes order by created_at desc limit 1. It is the code of the message.',
  },
  {
    requirement: 'OTP-13',
    checks: ['OTP-13.1'],
    reason: 'The payload of the records of a verification holds the code, and the list of what is masked lacks it',
    evidence:
      'Two records of Interaction.SignIn.Verification.PhoneVerificationCode.Submit held the code in payload.code',
    reproduction:
      'Sign in by code, then GET /api/logs?logKey=Interaction.SignIn.Verification.PhoneVerificationCode.Submit: payload.code is the code in clear.',
  },
  {
    requirement: 'OTP-15',
    checks: ['OTP-15.2'],
    standIn: true,
    reason: 'The six boxes are number inputs with autocomplete off, so browsers do not offer the code of a message',
    evidence: 'autocomplete="off" on passcode_0 where one-time-code is asked for; pasting works',
    reproduction: 'Open the page that asks for the code and look at input[name=passcode_0]: autocomplete is off.',
  },
  {
    requirement: 'OTP-17',
    checks: ['OTP-17.1'],
    standIn: true,
    reason: 'The policy of a tenant may let codes live for up to an hour',
    evidence: 'A policy of 601 seconds was accepted by PATCH /api/sign-in-exp',
    reproduction:
      'PATCH /api/sign-in-exp with {"verificationCodePolicy":{"expirationDuration":601}}: it is accepted, and codes live for longer than ten minutes.',
  },
  {
    requirement: 'REG-02',
    checks: ['REG-02.1'],
    reason: 'Logto keeps and tells phone numbers as digits, without the plus sign of E.164',
    evidence: 'phone_number is 8613... while phone_number_verified is true, in the ID token and at userinfo',
    reproduction:
      'Register with a phone number and ask for the scope phone: phone_number has no plus sign, and phone_number_verified is true.',
  },
  {
    requirement: 'REG-08',
    checks: ['REG-08.2.Register'],
    reason: 'Where registration is closed a send for Register is not held back for a number of nobody',
    evidence: 'signInMode SignIn, PUT {"interactionEvent":"Register"} and a send for an unknown number: a message left',
    reproduction:
      'Set signInMode to SignIn, PUT /api/experience with interactionEvent Register and ask for a code for a number of nobody: a message is sent.',
  },
  {
    requirement: 'RL-11',
    checks: ['RL-11.1.00', 'RL-11.1.national'],
    reason: 'Sends are counted by the text of the number, and Tencent reads several spellings as one number',
    evidence: 'After 10 messages to 86... one more left for 0086... and for the 11 digits without country code',
    reproduction:
      'Ask for ten codes for 8613012345678, then for one for 008613012345678: it is sent, and Tencent delivers it to the same phone.',
  },
  {
    requirement: 'RL-18',
    checks: ['RL-18.1'],
    standIn: true,
    reason: 'Failures are counted over the last hour, whatever succeeded between them',
    evidence: '5 failures, a success and 1 failure: the number was locked (limit 6)',
    reproduction: 'Set sentinelPolicy.maxAttempts to 6, fail five times, sign in, fail once: the number is locked.',
  },
  {
    requirement: 'SES-11',
    checks: ['SES-11.2'],
    reason: 'A session at Logto is prolonged by use and has no absolute end',
    evidence: 'A session whose sign-in lies 30 days back still gave a code to prompt=none',
    reproduction:
      'Move loginTs and iat of a session 30 days and a minute back in oidc_model_instances, leaving exp, and send an authorization request with prompt=none: a code comes back.',
  },
];
