import { confirmEndSession, xsrfIn } from '../../../contracts/openid.ts';
import { isInside } from '../../../contracts/recorded-press.ts';
import { pressSignIn, pressSignOut, seeSignedOut } from '../lib/application.ts';
import { authorize } from '../lib/authorization.ts';
import { demand, locationOf } from '../lib/browser.ts';
import { appOrigin, atLogto } from '../lib/settings.ts';
import type { Visit } from '../lib/visit.ts';
import { signIn } from './sign-in.ts';

/** Signs in by code and out again; then the application greets nobody and Logto asks who it is. */
export const signOut = (visit: Visit): void => {
  const { browser } = visit;
  const url = pressSignOut(visit, signIn(visit));
  const { body } = browser.take({ name: 'end the session', method: 'GET', url, expected: 200 });
  const xsrf = xsrfIn(body);
  demand('Logto asks to confirm the sign-out', xsrf !== undefined);
  const { path, ...confirmation } = confirmEndSession(xsrf ?? '');
  const response = browser.take({
    ...confirmation,
    name: 'confirm the sign-out',
    url: atLogto(path),
    expected: 303,
  });
  demand('the sign-out leads home', isInside(locationOf(response), appOrigin));
  authorize(browser, pressSignIn(visit, seeSignedOut(visit)));
};
