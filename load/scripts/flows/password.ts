import { firstPassword, laterPassword } from '../../plan/passwords.ts';
import { callBack, openHome, pressSignIn, seeSignedIn } from '../lib/application.ts';
import { authorize, resume } from '../lib/authorization.ts';
import {
  identify,
  replacePassword,
  sendCode,
  startInteraction,
  submit,
  submitReset,
  verifyCode,
  verifyPassword,
} from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import type { Visit } from '../lib/visit.ts';

/** In an interaction that has begun: proves the password and goes home to the application. */
const signInWith = (visit: Visit, password: string): void => {
  startInteraction(visit, 'sign-in');
  identify(visit, verifyPassword(visit, password));
  callBack(visit, resume(visit.browser, submit(visit)));
  seeSignedIn(visit, 'password');
};

/** A complete sign-in by password, from the application's home page back to it. */
export const signInByPassword = (visit: Visit): void => {
  authorize(visit.browser, pressSignIn(visit, openHome(visit)));
  signInWith(visit, firstPassword);
};

/** Sets a new password by code, and signs in with it. */
export const forgotPassword = (visit: Visit): void => {
  const { browser, phone, source } = visit;
  authorize(browser, pressSignIn(visit, openHome(visit)));
  startInteraction(visit, 'forgot-password');
  const before = newestMessage(visit);
  const verificationId = sendCode(visit, 'forgot-password');
  verifyCode(visit, verificationId, nextCode(phone, before));
  identify(visit, verificationId);
  const password = laterPassword(source.arrival);
  replacePassword(visit, password);
  submitReset(visit);
  signInWith(visit, password);
};
