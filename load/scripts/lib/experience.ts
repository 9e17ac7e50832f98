import type { ApiCall } from '../../../contracts/api-call.ts';
import { wrongCode } from '../../../contracts/codes.ts';
import { experience, experienceRequest } from '../../../contracts/experience.ts';
import type { Ending, Purpose } from '../../../contracts/record/load-history.ts';
import { accept, askAllTogether, demand, type Step, type TextResponse } from './browser.ts';
import { atLogto } from './settings.ts';
import { tell, type Visit } from './visit.ts';

/** Verbs of Logto's Experience API. Cookies carry the interaction. */

type Expectation = Pick<Step, 'name' | 'expected'>;

const stepOf = (clientId: string, wanted: ApiCall, as: Expectation): Step => {
  const { path, ...request } = experienceRequest(wanted, clientId);
  return { ...as, ...request, url: atLogto(path) };
};

const call = ({ browser, clientId }: Visit, wanted: ApiCall, as: Expectation): TextResponse =>
  browser.take(stepOf(clientId, wanted, as));

const codeIn = (body: string | null): string => /"code":"([^"]+)"/.exec(body ?? '')?.[1] ?? 'unknown';

/** How a request ended, as the history has it. */
const endingOf = ({ status, body }: TextResponse): Ending => {
  if (status >= 200 && status < 400) {
    return { outcome: 'accepted', status };
  }
  return status >= 400 && status < 500
    ? { outcome: 'refused', status, error: codeIn(body) }
    : { outcome: 'failed', status };
};

const textAt = (response: TextResponse, key: string): string => {
  const value = response.json(key);
  demand(`the reply has ${key}`, typeof value === 'string' && value !== '');
  return String(value);
};

const events = { 'sign-in': 'SignIn', register: 'Register', 'forgot-password': 'ForgotPassword' } as const;

export const startInteraction = (visit: Visit, purpose: Purpose): void => {
  call(visit, experience.start(events[purpose]), { name: 'start the interaction', expected: 204 });
};

/** A request that the history tells of: before it leaves, where that counts, and when it was answered. */
interface Recorded {
  readonly visit: Visit;
  readonly step: Step;
  readonly asked?: (began: number) => void;
  readonly answered: (began: number, response: TextResponse) => void;
}

const sending = (visit: Visit, purpose: Purpose, expected: Step['expected']): Recorded => {
  const { phone, clientId } = visit;
  return {
    visit,
    step: stepOf(clientId, experience.sendCode(phone, events[purpose]), { name: 'send the code', expected }),
    asked: (began) => tell(visit, { kind: 'asked', began, phone }),
    answered: (began, response) => {
      const verification = /"verificationId":"([^"]+)"/.exec(String(response.body))?.[1] ?? null;
      tell(visit, { kind: 'send', began, at: Date.now(), phone, purpose, verification, ...endingOf(response) });
    },
  };
};

interface Attempt {
  readonly verificationId: string;
  readonly code: string;
}

const trying = (visit: Visit, { verificationId, code }: Attempt, as: Expectation): Recorded => {
  const { phone, clientId } = visit;
  return {
    visit,
    step: stepOf(clientId, experience.verifyCode({ phone, verificationId, code }), as),
    answered: (began, response) => {
      const ending = endingOf(response);
      tell(visit, { kind: 'try', began, at: Date.now(), phone, verification: verificationId, code, ...ending });
    },
  };
};

const ask = ({ visit, step, asked, answered }: Recorded): TextResponse => {
  const began = Date.now();
  asked?.(began);
  const response = visit.browser.ask(step);
  answered(began, response);
  return accept(response, step);
};

/** What may come of a request that came together with others like it: it is the history that judges. */
const anyAnswer = [200, 599] as const;

/**
 * Sends requests at once, whatever comes of them.
 *
 * @param patience ms after which they give up; without it a request that is not answered ends the iteration
 */
const askTogether = (all: readonly Recorded[], patience?: number): Ending[] => {
  const began = Date.now();
  const requests = all.map(({ visit, step, asked, answered }) => {
    asked?.(began);
    return { browser: visit.browser, step: { ...step, ...(patience !== undefined && { patience }) }, answered };
  });
  return askAllTogether(requests).map(({ step, answered, response }) => {
    answered(began, response);
    return endingOf(patience === undefined ? accept(response, step) : response);
  });
};

/** @returns the verification's id */
export const sendCode = (visit: Visit, purpose: Purpose): string =>
  textAt(ask(sending(visit, purpose, 200)), 'verificationId');

/** Each asks for a code, at once. */
export const sendTogether = (visits: readonly Visit[], purpose: Purpose, patience?: number): Ending[] =>
  askTogether(
    visits.map((visit) => sending(visit, purpose, anyAnswer)),
    patience,
  );

export const verifyCode = (visit: Visit, verificationId: string, code: string): void => {
  ask(trying(visit, { verificationId, code }, { name: 'verify the code', expected: 200 }));
};

/** Tries a code that is not the right one. */
export const verifyWrongCode = (visit: Visit, verificationId: string, rightCode: string): void => {
  const code = wrongCode(rightCode);
  ask(trying(visit, { verificationId, code }, { name: 'verify a wrong code', expected: 400 }));
};

/** Each tries a code, at once. */
export const tryTogether = (
  attempts: ReadonlyArray<Attempt & { readonly visit: Visit }>,
  patience?: number,
): Ending[] =>
  askTogether(
    attempts.map(({ visit, ...attempt }) => trying(visit, attempt, { name: 'verify the code', expected: anyAnswer })),
    patience,
  );

/** @returns the verification's id */
export const verifyPassword = (visit: Visit, password: string): string => {
  const wanted = experience.verifyPassword(visit.phone, password);
  return textAt(call(visit, wanted, { name: 'verify the password', expected: 200 }), 'verificationId');
};

/** @param expected 204 for an account that is there, 201 for one that is made, 422 where something is missing still */
export const identify = (visit: Visit, verificationId: string | undefined, expected: 204 | 201 | 422 = 204): void => {
  call(visit, experience.identify(verificationId), { name: 'identify', expected });
};

export const addPassword = (visit: Visit, password: string): void => {
  call(visit, experience.addPassword(password), { name: 'add the password', expected: 204 });
};

export const replacePassword = (visit: Visit, password: string): void => {
  call(visit, experience.replacePassword(password), { name: 'replace the password', expected: 204 });
};

/** @returns where the browser has to go on */
export const submit = (visit: Visit): string =>
  textAt(call(visit, experience.submit(), { name: 'submit', expected: 200 }), 'redirectTo');

/** Ends forgot-password, after which one has to sign in. */
export const submitReset = (visit: Visit): void => {
  call(visit, experience.submit(), { name: 'submit', expected: 204 });
};
