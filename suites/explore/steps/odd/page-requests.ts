import type { ApiCall } from '../../../../contracts/api-call.ts';
import {
  experience,
  experiencePath,
  experienceRequest,
  identifierVerbs,
  secondFactorVerbs,
} from '../../../../contracts/experience.ts';
import type { Uses } from '../step.ts';
import type { OddRequest } from './odd-request.ts';
import { placeholder } from './placeholders.ts';

const asIs = (call: ApiCall): ApiCall => call;
const secondFactor = secondFactorVerbs(asIs);
const identifiers = identifierVerbs(asIs);

const call = (method: ApiCall['method'], path: string, body?: object): ApiCall => ({
  method,
  path: `${experiencePath}${path}`,
  ...(body && { body }),
});

const phoneOf = ({ person }: Uses): string => placeholder('phone', person);
const idOf = ({ verification }: Uses): string =>
  verification === undefined ? 'nobody-was-given-this' : placeholder('verification', verification);
const codeOf = ({ verification }: Uses): string =>
  verification === undefined ? '123456' : placeholder('otp', verification);

const password = placeholder('password', 0);
const state = 'a-state';
const elsewhere = { state, redirectUri: 'http://localhost:9/callback' };
const credential = { id: 'a', rawId: 'a', type: 'WebAuthn', response: { clientDataJSON: 'a' } };

type Row = readonly [
  key: string,
  call: (uses: Uses) => ApiCall,
  kind?: Partial<Pick<OddRequest, 'needsObject' | 'changes'>>,
];

const needsObject = { needsObject: true };
const changesNothing = { changes: false };

/** Routes that the steps of the model have as well. */
const known: readonly Row[] = [
  ['start', () => experience.start('SignIn'), needsObject],
  ['captcha', () => call('PUT', '', { interactionEvent: 'SignIn', captchaToken: 'a' }), needsObject],
  ['event', () => experience.switchTo('Register'), needsObject],
  ['send', (uses) => experience.sendCode(phoneOf(uses), 'SignIn'), needsObject],
  [
    'verify',
    (uses) => experience.verifyCode({ phone: phoneOf(uses), verificationId: idOf(uses), code: codeOf(uses) }),
    needsObject,
  ],
  ['password', (uses) => experience.verifyPassword(phoneOf(uses), password), needsObject],
  ['identify', (uses) => experience.identify(idOf(uses))],
  ['new-password', () => experience.addPassword(password), needsObject],
  ['other-password', () => experience.replacePassword(password), needsObject],
  ['interaction', () => experience.interaction(), changesNothing],
];

/** Routes of 1.42.0 of which the model knows no rule: what they refuse, they refuse as the others do. */
const unknown: readonly Row[] = [
  ['name', () => identifiers.addName('somebody_new'), needsObject],
  ['new-name', () => identifiers.proveNewName('somebody_new', password), needsObject],
  ['add-phone', (uses) => identifiers.addPhone(idOf(uses)), needsObject],
  ['add-email', (uses) => call('POST', '/profile', { type: 'email', verificationId: idOf(uses) }), needsObject],
  ['add-social', (uses) => call('POST', '/profile', { type: 'social', verificationId: idOf(uses) }), needsObject],
  ['further-profile', () => call('POST', '/profile', { type: 'extraProfile', values: { name: 'a' } })],
  ['second-send', () => secondFactor.sendSecondCode(), needsObject],
  [
    'second-verify',
    (uses) => secondFactor.verifySecondCode({ verificationId: idOf(uses), code: codeOf(uses) }),
    needsObject,
  ],
  ['bind', (uses) => secondFactor.bindSecondFactor(idOf(uses)), needsObject],
  ['bind-totp', (uses) => call('POST', '/profile/mfa', { type: 'Totp', verificationId: idOf(uses) }), needsObject],
  ['passkey', (uses) => call('POST', '/profile/mfa/passkey', { verificationId: idOf(uses) }), needsObject],
  ['totp-secret', () => call('POST', '/verification/totp/secret', { value: 'a' })],
  [
    'totp-verify',
    (uses) => call('POST', '/verification/totp/verify', { code: '123456', verificationId: idOf(uses) }),
    needsObject,
  ],
  ['backup-codes', () => call('POST', '/verification/backup-code/generate', { value: 'a' })],
  ['backup-verify', () => call('POST', '/verification/backup-code/verify', { code: 'a1b2c3d4e5' }), needsObject],
  ['one-time-token', () => identifiers.verifyOneTimeToken('a@example.org', 'a'), needsObject],
  ['social-address', () => call('POST', '/verification/social/nobody/authorization-uri', elsewhere), needsObject],
  [
    'social-verify',
    (uses) =>
      call('POST', '/verification/social/nobody/verify', { connectorData: { code: 'a' }, verificationId: idOf(uses) }),
  ],
  ['sso-address', () => call('POST', '/verification/sso/nobody/authorization-uri', elsewhere), needsObject],
  [
    'sso-verify',
    (uses) =>
      call('POST', '/verification/sso/nobody/verify', { connectorData: { code: 'a' }, verificationId: idOf(uses) }),
  ],
  ['sso-connectors', () => call('GET', '/sso-connectors?email=a%40example.org'), changesNothing],
  [
    'passkey-preflight',
    () => call('POST', '/preflight/sign-in-passkey/authentication', { value: 'a' }),
    changesNothing,
  ],
  ['passkey-registration', () => call('POST', '/verification/web-authn/registration', { value: 'a' })],
  [
    'passkey-registered',
    (uses) =>
      call('POST', '/verification/web-authn/registration/verify', { verificationId: idOf(uses), payload: credential }),
    needsObject,
  ],
  ['passkey-authentication', () => call('POST', '/verification/web-authn/authentication', { value: 'a' })],
  [
    'passkey-authenticated',
    (uses) =>
      call('POST', '/verification/web-authn/authentication/verify', {
        verificationId: idOf(uses),
        payload: credential,
      }),
    needsObject,
  ],
  ['avatar', () => call('POST', '/user-assets/avatar', { value: 'a' })],
];

/** Calls of the Experience API, as its pages make them. */
export const pageRequests: readonly OddRequest[] = [...known, ...unknown].map(([key, callOf, kind = {}]) => ({
  ...{ key, by: 'page', needsObject: false, changes: true },
  ...kind,
  make: (uses, client) => experienceRequest(callOf(uses), placeholder('clientid', client)),
}));
