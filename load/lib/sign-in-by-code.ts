import type { PhoneDigits } from '../../contracts/phone.ts';
import { authorize, resume } from './authorization.ts';
import { openBrowser } from './browser.ts';
import { identify, sendCode, startSignIn, submit, verifyCode } from './experience.ts';
import { nextCode } from './inbox.ts';
import { callBack, openHome, pressSignIn, seeSignedIn } from './sample-app.ts';

/** A complete sign-in by code of a user who exists, from the application's home page back to it. */
export const signInByCode = (phone: PhoneDigits): void => {
  const browser = openBrowser();
  authorize(browser, pressSignIn(browser, openHome(browser)));
  startSignIn(browser);
  const verificationId = sendCode(browser, phone);
  verifyCode(browser, phone, verificationId, nextCode(phone));
  identify(browser, verificationId);
  callBack(browser, resume(browser, submit(browser)));
  seeSignedIn(browser, phone);
};
