import type { PhoneDigits } from '../../contracts/phone.ts';
import type { StepName } from '../steps.ts';
import { type Browser, demand, type TextResponse } from './browser.ts';
import { atLogto, settings } from './settings.ts';

/** Verbs of Logto's Experience API, in the order of a sign-in by code. Cookies carry the interaction. */

interface Call {
  readonly name: StepName;
  readonly method: 'POST' | 'PUT';
  /** Below `/api/experience`. */
  readonly path: string;
  readonly expected: number;
  readonly body?: object;
}

const call = (browser: Browser, { path, body, ...step }: Call): TextResponse =>
  browser.take({
    ...step,
    url: atLogto(`/api/experience${path}`),
    headers: { 'content-type': 'application/json', 'logto-app-id': settings.appId },
    ...(body && { body: JSON.stringify(body) }),
  });

const textAt = (response: TextResponse, key: string): string => {
  const value = response.json(key);
  demand(`the reply has ${key}`, typeof value === 'string' && value !== '');
  return String(value);
};

const phoneIdentifier = (value: PhoneDigits) => ({ type: 'phone', value });

export const startSignIn = (browser: Browser): void => {
  const body = { interactionEvent: 'SignIn' };
  call(browser, { name: 'start the interaction', method: 'PUT', path: '', expected: 204, body });
};

/** @returns the verification's id */
export const sendCode = (browser: Browser, phone: PhoneDigits): string => {
  const path = '/verification/verification-code';
  const body = { identifier: phoneIdentifier(phone), interactionEvent: 'SignIn' };
  const response = call(browser, { name: 'send the code', method: 'POST', path, expected: 200, body });
  return textAt(response, 'verificationId');
};

export const verifyCode = (browser: Browser, phone: PhoneDigits, verificationId: string, code: string): void => {
  const path = '/verification/verification-code/verify';
  const body = { identifier: phoneIdentifier(phone), verificationId, code };
  call(browser, { name: 'verify the code', method: 'POST', path, expected: 200, body });
};

export const identify = (browser: Browser, verificationId: string): void => {
  const body = { verificationId };
  call(browser, { name: 'identify', method: 'POST', path: '/identification', expected: 204, body });
};

/** @returns where the browser has to go on */
export const submit = (browser: Browser): string => {
  const response = call(browser, { name: 'submit', method: 'POST', path: '/submit', expected: 200 });
  return textAt(response, 'redirectTo');
};
