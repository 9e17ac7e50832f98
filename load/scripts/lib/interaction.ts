/** What flows have in common: how they begin, prove a number and come home. */
import type { Purpose } from '../../../contracts/record/load-history.ts';
import { callBack, openHome, pressSignIn, seeSignedIn } from './application.ts';
import { authorizationUrl, authorize, resume } from './authorization.ts';
import { sendCode, startInteraction, submit, verifyCode } from './experience.ts';
import { newestMessage, nextCode } from './inbox.ts';
import type { Visit } from './visit.ts';

/** Goes from the application's home page to Logto, and begins an interaction. */
export const leaveApplication = (visit: Visit, purpose: Purpose): void => {
  authorize(visit.browser, pressSignIn(visit, openHome(visit)));
  startInteraction(visit, purpose);
};

/** Begins a sign-in at Logto that never comes back to an application. */
export const beginAtLogto = (visit: Visit): void => {
  authorize(visit.browser, authorizationUrl());
  startInteraction(visit, 'sign-in');
};

/** Asks for a code and receives it. */
export const requestCode = (
  visit: Visit,
  purpose: Purpose,
): { readonly verificationId: string; readonly code: string } => {
  const before = newestMessage(visit);
  const verificationId = sendCode(visit, purpose);
  return { verificationId, code: nextCode(visit.phone, before) };
};

/** Proves the number by a code. @returns the verification's id */
export const proveNumber = (visit: Visit, purpose: Purpose): string => {
  const { verificationId, code } = requestCode(visit, purpose);
  verifyCode(visit, verificationId, code);
  return verificationId;
};

/** Submits, and goes back to the application. @returns the home page of whoever is signed in */
export const comeHome = (visit: Visit, by: 'code' | 'password'): string => {
  callBack(visit, resume(visit.browser, submit(visit)));
  return seeSignedIn(visit, by);
};
