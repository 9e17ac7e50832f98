import type { PhoneDigits } from '../../../contracts/phone.ts';
import type { Ending, Purpose } from '../../../contracts/record/load-history.ts';
import type { StepName } from '../../plan/steps.ts';
import { accept, askAllTogether, demand, type Step, type TextResponse } from './browser.ts';
import { endingOf } from './ending.ts';
import { atLogto } from './settings.ts';
import { tell, type Visit } from './visit.ts';

/** Verbs of Logto's Experience API. Cookies carry the interaction. */

interface Call {
  readonly name: StepName;
  readonly method: 'POST' | 'PUT';
  /** Below `/api/experience`. */
  readonly path: string;
  readonly expected: Step['expected'];
  readonly body?: object;
}

const stepOf = (clientId: string, { path, body, ...step }: Call): Step => ({
  ...step,
  url: atLogto(`/api/experience${path}`),
  headers: { 'content-type': 'application/json', 'logto-app-id': clientId },
  ...(body && { body: JSON.stringify(body) }),
});

const call = ({ browser, clientId }: Visit, wanted: Call): TextResponse => browser.take(stepOf(clientId, wanted));

const textAt = (response: TextResponse, key: string): string => {
  const value = response.json(key);
  demand(`the reply has ${key}`, typeof value === 'string' && value !== '');
  return String(value);
};

const phoneIdentifier = (value: PhoneDigits) => ({ type: 'phone', value });

const events = { 'sign-in': 'SignIn', register: 'Register', 'forgot-password': 'ForgotPassword' } as const;

export const startInteraction = (visit: Visit, purpose: Purpose): void => {
  const body = { interactionEvent: events[purpose] };
  call(visit, { name: 'start the interaction', method: 'PUT', path: '', expected: 204, body });
};

const sendStep = ({ phone, clientId }: Visit, purpose: Purpose, expected: Step['expected']): Step =>
  stepOf(clientId, {
    name: 'send the code',
    method: 'POST',
    path: '/verification/verification-code',
    expected,
    body: { identifier: phoneIdentifier(phone), interactionEvent: events[purpose] },
  });

const tellSend = (visit: Visit, purpose: Purpose, began: number, response: TextResponse): void => {
  const verification = /"verificationId":"([^"]+)"/.exec(String(response.body))?.[1] ?? null;
  const { phone } = visit;
  tell(visit, { kind: 'send', began, at: Date.now(), phone, purpose, verification, ...endingOf(response) });
};

/** @returns the verification's id */
export const sendCode = (visit: Visit, purpose: Purpose): string => {
  const { phone, browser } = visit;
  const step = sendStep(visit, purpose, 200);
  const began = Date.now();
  tell(visit, { kind: 'asked', began, phone });
  const response = browser.ask(step);
  tellSend(visit, purpose, began, response);
  return textAt(accept(response, step), 'verificationId');
};

/** What may come of a request that came together with others like it: it is the history that judges. */
const anyAnswer = [200, 599] as const;

/** Each of several asks for a code at once, whatever comes of it. @param patience ms after which they give up */
export const askTogetherForCodes = (visits: readonly Visit[], purpose: Purpose, patience: number): Ending[] => {
  const began = Date.now();
  const steps = visits.map((visit) => {
    const { phone } = visit;
    tell(visit, { kind: 'asked', began, phone });
    return { browser: visit.browser, step: { ...sendStep(visit, purpose, anyAnswer), patience } };
  });
  return askAllTogether(steps).map((response, at) => {
    const visit = visits[at];
    if (visit) {
      tellSend(visit, purpose, began, response);
    }
    return endingOf(response);
  });
};

/** Asks for several codes at once. */
export const sendCodesTogether = (visit: Visit, purpose: Purpose, times: number): void => {
  const { phone, browser } = visit;
  const step = sendStep(visit, purpose, anyAnswer);
  const began = Date.now();
  for (let at = 0; at < times; at += 1) {
    tell(visit, { kind: 'asked', began, phone });
  }
  for (const response of browser.askTogether(Array<Step>(times).fill(step))) {
    tellSend(visit, purpose, began, response);
    accept(response, step);
  }
};

interface Attempt {
  readonly verificationId: string;
  readonly code: string;
}

const tryStep = (
  { phone, clientId }: Visit,
  { verificationId, code }: Attempt,
  as: Pick<Call, 'name' | 'expected'>,
): Step =>
  stepOf(clientId, {
    ...as,
    method: 'POST',
    path: '/verification/verification-code/verify',
    body: { identifier: phoneIdentifier(phone), verificationId, code },
  });

const tellTry = (visit: Visit, { verificationId, code }: Attempt, began: number, response: TextResponse): void => {
  const { phone } = visit;
  const ending = endingOf(response);
  tell(visit, { kind: 'try', began, at: Date.now(), phone, verification: verificationId, code, ...ending });
};

const tryCode = (visit: Visit, attempt: Attempt, as: Pick<Call, 'name' | 'expected'>): void => {
  const step = tryStep(visit, attempt, as);
  const began = Date.now();
  const response = visit.browser.ask(step);
  tellTry(visit, attempt, began, response);
  accept(response, step);
};

/** Each of several tries a code at once, whatever comes of it. @param patience ms after which they give up */
export const tryTogether = (
  attempts: ReadonlyArray<Attempt & { readonly visit: Visit }>,
  patience: number,
): Ending[] => {
  const as = { name: 'verify the code', expected: anyAnswer } as const;
  const began = Date.now();
  const steps = attempts.map(({ visit, verificationId, code }) => ({
    browser: visit.browser,
    step: { ...tryStep(visit, { verificationId, code }, as), patience },
  }));
  return askAllTogether(steps).map((response, at) => {
    const attempt = attempts[at];
    if (attempt) {
      tellTry(attempt.visit, attempt, began, response);
    }
    return endingOf(response);
  });
};

/** Tries codes of one verification at once. */
export const tryCodesTogether = (visit: Visit, verificationId: string, codes: readonly string[]): void => {
  const attempts = codes.map((code) => ({ verificationId, code }));
  const steps = attempts.map((attempt) => tryStep(visit, attempt, { name: 'verify the code', expected: anyAnswer }));
  const began = Date.now();
  const responses = visit.browser.askTogether(steps);
  for (const [at, attempt] of attempts.entries()) {
    const [response, step] = [responses[at], steps[at]];
    if (response && step) {
      tellTry(visit, attempt, began, response);
      accept(response, step);
    }
  }
};

export const verifyCode = (visit: Visit, verificationId: string, code: string): void =>
  tryCode(visit, { verificationId, code }, { name: 'verify the code', expected: 200 });

/** One of the codes that are not the right one. */
export const wrongCode = (rightCode: string, which = 0): string =>
  String((Number(rightCode) + 1 + which) % 1_000_000).padStart(6, '0');

/** Tries a code that is not the right one. */
export const verifyWrongCode = (visit: Visit, verificationId: string, rightCode: string): void => {
  const code = wrongCode(rightCode);
  tryCode(visit, { verificationId, code }, { name: 'verify a wrong code', expected: 400 });
};

/** @returns the verification's id */
export const verifyPassword = (visit: Visit, password: string): string => {
  const body = { identifier: phoneIdentifier(visit.phone), password };
  const path = '/verification/password';
  const response = call(visit, { name: 'verify the password', method: 'POST', path, expected: 200, body });
  return textAt(response, 'verificationId');
};

/** @param expected 204 for an account that is there, 201 for one that is made, 422 where something is missing still */
export const identify = (visit: Visit, verificationId: string | undefined, expected: 204 | 201 | 422 = 204): void => {
  const body = verificationId === undefined ? {} : { verificationId };
  call(visit, { name: 'identify', method: 'POST', path: '/identification', expected, body });
};

export const addPassword = (visit: Visit, password: string): void => {
  const body = { type: 'password', value: password };
  call(visit, { name: 'add the password', method: 'POST', path: '/profile', expected: 204, body });
};

export const replacePassword = (visit: Visit, password: string): void => {
  const path = '/profile/password';
  call(visit, { name: 'replace the password', method: 'PUT', path, expected: 204, body: { password } });
};

/** @returns where the browser has to go on */
export const submit = (visit: Visit): string => {
  const response = call(visit, { name: 'submit', method: 'POST', path: '/submit', expected: 200 });
  return textAt(response, 'redirectTo');
};

/** Ends forgot-password, after which one has to sign in. */
export const submitReset = (visit: Visit): void => {
  call(visit, { name: 'submit', method: 'POST', path: '/submit', expected: 204 });
};
