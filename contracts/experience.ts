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

/** Verbs of the API, one request each; `Answer` is what the sender makes of a request. */
export interface Experience<Answer> {
  /** Begins the interaction anew, with nothing proven. */
  start(event: InteractionEvent): Answer;
  /** Asks for a code. The event chooses the template and need not be that of the interaction. */
  sendCode(phone: string, event: InteractionEvent): Answer;
  verifyCode(attempt: CodeAttempt): Answer;
  verifyPassword(identifier: string, password: string, type?: 'phone' | 'username'): Answer;
  /** Without an id: creates the account out of what is proven already. */
  identify(verificationId?: string): Answer;
  switchTo(event: InteractionEvent): Answer;
  /** Sets the password of an account that is being made. */
  addPassword(password: string): Answer;
  /** Sets the new password in forgot-password. */
  replacePassword(password: string): Answer;
  interaction(): Answer;
  submit(): Answer;
  /** Asks for a code to the number of the user who gave the password. */
  sendSecondCode(): Answer;
  verifySecondCode(attempt: Pick<CodeAttempt, 'verificationId' | 'code'>): Answer;
  /** Makes a number that was verified the second factor of the user. */
  bindSecondFactor(verificationId: string): Answer;
  /** Declines to have a second factor: where it is offered, or where it is only suggested. */
  skipSecondFactor(offer: 'mfa' | 'mfa-suggestion'): Answer;
}

/** All paths of the API begin so. */
export const experiencePath = '/api/experience';

const phoneIdentifier = (value: string) => ({ type: 'phone', value });
const codePath = '/verification/verification-code';
const secondCodePath = '/verification/mfa-verification-code';
const ofPhone = { identifierType: 'phone' };

/** The verbs over a way to send: each room has its own. */
export const experienceVerbs = <Answer>(send: (call: ApiCall) => Answer): Experience<Answer> => {
  const call = (method: ApiCall['method'], path: string, body?: object) =>
    send({ method, path: `${experiencePath}${path}`, ...(body && { body }) });
  return {
    start: (interactionEvent) => call('PUT', '', { interactionEvent }),
    sendCode: (phone, interactionEvent) =>
      call('POST', codePath, { identifier: phoneIdentifier(phone), interactionEvent }),
    verifyCode: ({ phone, verificationId, code }) =>
      call('POST', `${codePath}/verify`, { identifier: phoneIdentifier(phone), verificationId, code }),
    verifyPassword: (value, password, type = 'phone') =>
      call('POST', '/verification/password', { identifier: { type, value }, password }),
    identify: (verificationId) =>
      call('POST', '/identification', verificationId === undefined ? {} : { verificationId }),
    switchTo: (interactionEvent) => call('PUT', '/interaction-event', { interactionEvent }),
    addPassword: (value) => call('POST', '/profile', { type: 'password', value }),
    replacePassword: (password) => call('PUT', '/profile/password', { password }),
    interaction: () => call('GET', '/interaction'),
    submit: () => call('POST', '/submit'),
    sendSecondCode: () => call('POST', secondCodePath, ofPhone),
    verifySecondCode: ({ verificationId, code }) =>
      call('POST', `${secondCodePath}/verify`, { verificationId, code, ...ofPhone }),
    bindSecondFactor: (verificationId) =>
      call('POST', '/profile/mfa', { type: 'PhoneVerificationCode', verificationId }),
    skipSecondFactor: (offer) => call('POST', `/profile/mfa/${offer}-skipped`, {}),
  };
};

/** The calls themselves, of a client that sends nothing. */
export const experience = experienceVerbs((call) => call);

/** The request of a call. @param appId client id of the application that asked: Logto keeps one interaction for each */
export const experienceRequest = (call: ApiCall, appId: string | undefined): WireRequest =>
  jsonRequest(call, appId ? { 'logto-app-id': appId } : {});
