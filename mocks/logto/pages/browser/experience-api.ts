/**
 * The Experience API in the order in which Logto's own pages call it (`apiCalls` of the `ui-dom` records).
 */
import { at, requiredText, textAt } from './json.ts';
import { language } from './language.ts';
import { stored } from './session.ts';

export type InteractionEvent = 'SignIn' | 'Register' | 'ForgotPassword';

/** A reply outside 2xx; `code` is Logto's error code, empty when the reply had none. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly data: unknown;

  constructor(body: unknown) {
    super(requiredText(body, 'message'));
    this.code = textAt(body, 'code') ?? '';
    this.data = at(body, 'data');
  }
}

/** Resolves to the parsed body, or undefined when there is none. */
const call = async (method: 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> => {
  const appId = stored.appId.get();
  const response = await fetch(`/api/experience${path}`, {
    method,
    headers: {
      'accept-language': language,
      ...(appId && { 'logto-app-id': appId }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new ApiError(await response.json());
  }
  return response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
};

const phoneIdentifier = (phone: string) => ({ type: 'phone', value: phone });
const initiate = (interactionEvent: InteractionEvent) => call('PUT', '', { interactionEvent });
const switchTo = (interactionEvent: InteractionEvent) => call('PUT', '/interaction-event', { interactionEvent });
const identify = (verificationId?: string) =>
  call('POST', '/identification', verificationId === undefined ? {} : { verificationId });

/** Resolves to where to go on, or undefined: after a new password there is nowhere. */
const submit = async (): Promise<string | undefined> => {
  const body = await call('POST', '/submit');
  return body === undefined ? undefined : requiredText(body, 'redirectTo');
};

const identifyAndSubmit = async (verificationId?: string) => {
  await identify(verificationId);
  return submit();
};

/** Sends a code once more. The verification id of the last one is dead afterwards. */
export const resendCode = async (interactionEvent: InteractionEvent, phone: string): Promise<string> => {
  const body = await call('POST', '/verification/verification-code', {
    interactionEvent,
    identifier: phoneIdentifier(phone),
  });
  return requiredText(body, 'verificationId');
};

/** Starts an interaction and sends a code; resolves to the verification id. */
export const sendCode = async (interactionEvent: InteractionEvent, phone: string): Promise<string> => {
  await initiate(interactionEvent);
  return resendCode(interactionEvent, phone);
};

export const verifyCode = async (phone: string, verificationId: string, code: string) => {
  const body = await call('POST', '/verification/verification-code/verify', {
    identifier: phoneIdentifier(phone),
    verificationId,
    code,
  });
  return identifyAndSubmit(requiredText(body, 'verificationId'));
};

export const signInByPassword = async (phone: string, password: string) => {
  await initiate('SignIn');
  const body = await call('POST', '/verification/password', { identifier: phoneIdentifier(phone), password });
  return identifyAndSubmit(requiredText(body, 'verificationId'));
};

/** Turns a register interaction into sign-in or the other way round, with the number already verified. */
export const continueAs = async (interactionEvent: 'SignIn' | 'Register', verificationId: string) => {
  await switchTo(interactionEvent);
  return identifyAndSubmit(verificationId);
};

/** Adds the password that the account lacks. A new account exists only after the second identification. */
export const addPassword = async (interactionEvent: 'SignIn' | 'Register', password: string) => {
  await call('POST', '/profile', { type: 'password', value: password });
  return interactionEvent === 'Register' ? identifyAndSubmit() : submit();
};

export const resetPassword = async (password: string): Promise<void> => {
  await call('PUT', '/profile/password', { password });
  await submit();
};
