import { callBack, openHome, pressSignIn, seeSignedIn } from '../lib/application.ts';
import { authorize, resume } from '../lib/authorization.ts';
import { identify, sendCode, startInteraction, submit, verifyCode } from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import type { Visit } from '../lib/visit.ts';

/**
 * A complete sign-in by code of a user who exists, from the application's home page back to it.
 *
 * @returns the home page of whoever is signed in
 */
export const signIn = (visit: Visit): string => {
  const { browser, phone } = visit;
  authorize(browser, pressSignIn(visit, openHome(visit)));
  startInteraction(visit, 'sign-in');
  const before = newestMessage(visit);
  const verificationId = sendCode(visit, 'sign-in');
  verifyCode(visit, verificationId, nextCode(phone, before));
  identify(visit, verificationId);
  callBack(visit, resume(browser, submit(visit)));
  return seeSignedIn(visit, 'code');
};
