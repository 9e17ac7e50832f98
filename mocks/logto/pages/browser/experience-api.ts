/**
 * The Experience API in the order in which Logto's own pages call it (`apiCalls` of the `ui-dom` records).
 */
import type { ApiCall } from '../../../../contracts/api-call.ts';
import {
  type CodeAttempt,
  experienceRequest,
  experienceVerbs,
  type InteractionEvent,
  identifierVerbs,
  secondFactorVerbs,
} from '../../../../contracts/experience.ts';
import { at, requiredText, textAt } from './json.ts';
import { language } from './language.ts';
import { stored } from './session.ts';

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
const call = async (wanted: ApiCall): Promise<unknown> => {
  const { path, headers, ...request } = experienceRequest(wanted, stored.appId.get());
  const response = await fetch(path, {
    ...request,
    headers: { 'accept-language': language, ...headers },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new ApiError(await response.json());
  }
  return response.headers.get('content-type')?.includes('json') ? await response.json() : undefined;
};

const logto = { ...experienceVerbs(call), ...secondFactorVerbs(call), ...identifierVerbs(call) };

const verificationIn = (body: unknown): string => requiredText(body, 'verificationId');

/** Resolves to where to go on, or undefined: after a new password there is nowhere. */
const submit = async (): Promise<string | undefined> => {
  const body = await logto.submit();
  return body === undefined ? undefined : requiredText(body, 'redirectTo');
};

const identifyAndSubmit = async (verificationId?: string) => {
  await logto.identify(verificationId);
  return submit();
};

/** Sends a code once more. The verification id of the last one is dead afterwards. */
export const resendCode = async (event: InteractionEvent, phone: string): Promise<string> =>
  verificationIn(await logto.sendCode(phone, event));

/** Starts an interaction and sends a code; resolves to the verification id. */
export const sendCode = async (event: InteractionEvent, phone: string): Promise<string> => {
  await logto.start(event);
  return resendCode(event, phone);
};

export const verifyCode = async (phone: string, verificationId: string, code: string) =>
  identifyAndSubmit(verificationIn(await logto.verifyCode({ phone, verificationId, code })));

export const signInByPassword = async (phone: string, password: string) => {
  await logto.start('SignIn');
  return identifyAndSubmit(verificationIn(await logto.verifyPassword(phone, password)));
};

/** Turns a register interaction into sign-in or the other way round, with the number already verified. */
export const continueAs = async (event: 'SignIn' | 'Register', verificationId: string) => {
  await logto.switchTo(event);
  return identifyAndSubmit(verificationId);
};

/** Adds the password that the account lacks. A new account exists only after the second identification. */
export const addPassword = async (event: 'SignIn' | 'Register', password: string) => {
  await logto.addPassword(password);
  return event === 'Register' ? identifyAndSubmit() : submit();
};

export const resetPassword = async (password: string): Promise<void> => {
  await logto.replacePassword(password);
  await submit();
};

/** Begins a registration with a name. */
export const startWithName = async (name: string): Promise<void> => {
  await logto.start('Register');
  await logto.addName(name);
};

/** Makes the account, where nothing else is asked for. */
export const registerName = () => identifyAndSubmit();

/** Adds a number by its code. A new account exists only after the second identification. */
export const addVerifiedPhone = async (event: 'SignIn' | 'Register', attempt: CodeAttempt) => {
  await logto.addPhone(verificationIn(await logto.verifyCode(attempt)));
  return event === 'Register' ? identifyAndSubmit() : submit();
};

export const sendSecondCode = async (): Promise<string> => verificationIn(await logto.sendSecondCode());

export const verifySecondCode = async (verificationId: string, code: string) => {
  await logto.verifySecondCode({ verificationId, code });
  return submit();
};
