/** Logto's Experience API, which its sign-in pages call. Plain TypeScript: k6 and the stand-in's pages use it too. */
import { type ApiCall, jsonRequest } from './api-call.ts';
import type { WireRequest } from './wire-request.ts';

export type InteractionEvent = 'SignIn' | 'Register' | 'ForgotPassword';

/** A code as it is handed in: for which number, for which of the sent messages. */
export interface CodeAttempt {
  readonly phone: string;
  readonly verificationId: string;
  /** A string, but for checks of malformed input. */
  readonly code: unknown;
}

/** All paths of the API begin so. */
export const experiencePath = '/api/experience';

const phoneIdentifier = (value: string) => ({ type: 'phone', value });
const codePath = '/verification/verification-code';

const callBy =
  <Answer>(send: (call: ApiCall) => Answer) =>
  (method: ApiCall['method'], path: string, body?: object): Answer =>
    send({ method, path: `${experiencePath}${path}`, ...(body && { body }) });

/** Verbs of the API, one request each, over a way to send: each room has its own, and makes of a call what it likes. */
export const experienceVerbs = <Answer>(send: (call: ApiCall) => Answer) => {
  const call = callBy(send);
  return {
    /** Begins the interaction anew, with nothing proven. */
    start: (interactionEvent: InteractionEvent) => call('PUT', '', { interactionEvent }),
    /** Asks for a code. The event chooses the template and need not be that of the interaction. */
    sendCode: (phone: string, interactionEvent: InteractionEvent) =>
      call('POST', codePath, { identifier: phoneIdentifier(phone), interactionEvent }),
    verifyCode: ({ phone, verificationId, code }: CodeAttempt) =>
      call('POST', `${codePath}/verify`, { identifier: phoneIdentifier(phone), verificationId, code }),
    verifyPassword: (value: string, password: string, type: 'phone' | 'username' = 'phone') =>
      call('POST', '/verification/password', { identifier: { type, value }, password }),
    /** Without an id: creates the account out of what is proven already. */
    identify: (verificationId?: string) =>
      call('POST', '/identification', verificationId === undefined ? {} : { verificationId }),
    switchTo: (interactionEvent: InteractionEvent) => call('PUT', '/interaction-event', { interactionEvent }),
    /** Sets the password of an account that is being made. */
    addPassword: (value: string) => call('POST', '/profile', { type: 'password', value }),
    /** Sets the new password in forgot-password. */
    replacePassword: (password: string) => call('PUT', '/profile/password', { password }),
    interaction: () => call('GET', '/interaction'),
    submit: () => call('POST', '/submit'),
  };
};

/** The verbs over a way to send that answers so. */
export type Experience<Answer> = ReturnType<typeof experienceVerbs<Answer>>;

const secondCodePath = '/verification/mfa-verification-code';
const ofPhone = { identifierType: 'phone' };

/** The same of the second factor. */
export const secondFactorVerbs = <Answer>(send: (call: ApiCall) => Answer) => {
  const call = callBy(send);
  return {
    /** Asks for a code to the number of the user who gave the password. */
    sendSecondCode: () => call('POST', secondCodePath, ofPhone),
    verifySecondCode: ({ verificationId, code }: Pick<CodeAttempt, 'verificationId' | 'code'>) =>
      call('POST', `${secondCodePath}/verify`, { verificationId, code, ...ofPhone }),
    /** Makes a number that was verified the second factor of the user. */
    bindSecondFactor: (verificationId: string) =>
      call('POST', '/profile/mfa', { type: 'PhoneVerificationCode', verificationId }),
    /** Declines to have a second factor: where it is offered, or where it is only suggested. */
    skipSecondFactor: (offer: 'mfa' | 'mfa-suggestion') => call('POST', `/profile/mfa/${offer}-skipped`, {}),
  };
};

/** The same of identifiers beside a number that is proven first. */
export const identifierVerbs = <Answer>(send: (call: ApiCall) => Answer) => {
  const call = callBy(send);
  return {
    /** Takes a new name and its password in one step. */
    proveNewName: (value: string, password: string) =>
      call('POST', '/verification/new-password-identity', { identifier: { type: 'username', value }, password }),
    /** Adds a name to an account that is being made, or that has none. */
    addName: (value: string) => call('POST', '/profile', { type: 'username', value }),
    /** Adds a number that was proven by its code likewise. */
    addPhone: (verificationId: string) => call('POST', '/profile', { type: 'phone', verificationId }),
    /** Signs in with a token of a link in an e-mail. */
    verifyOneTimeToken: (email: string, token: string) =>
      call('POST', '/verification/one-time-token/verify', { identifier: { type: 'email', value: email }, token }),
  };
};

export type Identifiers<Answer> = ReturnType<typeof identifierVerbs<Answer>>;

export type SecondFactor<Answer> = ReturnType<typeof secondFactorVerbs<Answer>>;

/** The calls themselves, of a client that sends nothing. */
export const experience = /* @__PURE__ */ experienceVerbs((call) => call);

/** The request of a call. @param appId client id of the application that asked: Logto keeps one interaction for each */
export const experienceRequest = (call: ApiCall, appId: string | undefined): WireRequest =>
  jsonRequest(call, appId ? { 'logto-app-id': appId } : {});
