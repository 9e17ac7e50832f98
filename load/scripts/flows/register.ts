import { firstPassword } from '../../plan/passwords.ts';
import { callBack, openHome, pressSignIn, seeSignedIn } from '../lib/application.ts';
import { authorize, resume } from '../lib/authorization.ts';
import { addPassword, identify, sendCode, startInteraction, submit, verifyCode } from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import { plan } from '../lib/settings.ts';
import type { Visit } from '../lib/visit.ts';

const makeAccount = (visit: Visit, verificationId: string): void => {
  if (plan.tenant !== 'password-and-code') {
    identify(visit, verificationId, 201);
    return;
  }
  identify(visit, verificationId, 422);
  addPassword(visit, firstPassword);
  identify(visit, undefined, 201);
};

/** Makes an account by code, with a password where the tenant asks for one, and goes home signed in. */
export const register = (visit: Visit): void => {
  const { browser, phone } = visit;
  authorize(browser, pressSignIn(visit, openHome(visit)));
  startInteraction(visit, 'register');
  const before = newestMessage(visit);
  const verificationId = sendCode(visit, 'register');
  verifyCode(visit, verificationId, nextCode(phone, before));
  makeAccount(visit, verificationId);
  callBack(visit, resume(browser, submit(visit)));
  seeSignedIn(visit, 'code');
};
