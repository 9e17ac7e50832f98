import crypto from 'k6/crypto';
import { readHome } from '../../../contracts/application-home.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import { isInside, type RecordedPress, replay } from '../../../contracts/recorded-press.ts';
import { sampleAppPress } from '../../../contracts/sample-app-home.ts';
import { demand, headerOf, locationOf, type TextResponse } from './browser.ts';
import { appOrigin, atLogto, settings } from './settings.ts';
import { tell, type Visit } from './visit.ts';

const { application } = settings;
const homeUrl = `${application.url}/`;
const isSampleApp = application.presses === null;

const homeOf = (
  { browser }: Visit,
  name: 'open the home page' | 'see the signed-in page' | 'see the signed-out page',
) => browser.take({ name, method: 'GET', url: homeUrl, expected: 200 }).body;

/** Opens the home page; answers its HTML. */
export const openHome = (visit: Visit): string => homeOf(visit, 'open the home page');

/** Sends what a browser sends that presses a button of the page, up to the request that leaves the application. */
const press = ({ browser }: Visit, recorded: RecordedPress | null, button: 'Sign In' | 'Sign Out'): string => {
  demand(`the home page offers to ${button.toLowerCase()}`, recorded !== null);
  if (recorded === null) {
    return '';
  }
  const steps = replay(recorded, appOrigin);
  let step = steps.next();
  while (!step.done) {
    const { method, url, headers, body } = step.value;
    const response = browser.take({
      ...{ name: `press ${button}`, method, url, headers, expected: [200, 399] },
      ...(body !== null && { body }),
    });
    step = steps.next({
      status: response.status,
      location: headerOf(response, 'Location'),
      actionRedirect: headerOf(response, 'X-Action-Redirect'),
    });
  }
  return step.value;
};

/** @returns the authorization request's address */
export const pressSignIn = (visit: Visit, home: string): string => {
  const recorded = isSampleApp ? home.includes('Sign In') && sampleAppPress(home) : application.presses?.signIn;
  const target = press(visit, recorded || null, 'Sign In');
  demand('signing in leads to Logto', target.startsWith(atLogto(`${openidPaths.authorization}?`)));
  return target;
};

/** @returns the address at Logto that ends the session */
export const pressSignOut = (visit: Visit, home: string): string => {
  const recorded = isSampleApp ? home.includes('Sign Out') && sampleAppPress(home) : application.presses?.signOut;
  const target = press(visit, recorded || null, 'Sign Out');
  demand('signing out leads to Logto', target.startsWith(atLogto(openidPaths.endSession)));
  return target;
};

/** Digest of the session cookie of an application that uses Logto's SDK; null without one. */
const sessionOf = ({ browser }: Visit): string | null => {
  const name = `logto_${application.clientId}`;
  const cookie = browser.cookies().find((each) => each.name === name && each.value !== '');
  return cookie === undefined ? null : crypto.sha256(cookie.value, 'hex').slice(0, 16);
};

const goTo = (visit: Visit, url: string): TextResponse => {
  demand('the callback carries a code', url.startsWith(`${application.redirectUri}?`));
  return visit.browser.take({ name: 'call back', method: 'GET', url, expected: isSampleApp ? 307 : [300, 399] });
};

/** Lets the application redeem its authorization code; it then leads to a page of its own. */
export const callBack = (visit: Visit, url: string): void => {
  const began = Date.now();
  const response = goTo(visit, url);
  tell(visit, {
    kind: 'callback',
    began,
    at: Date.now(),
    variant: 'valid',
    outcome: 'signed-in',
    status: response.status,
  });
  const target = locationOf(response);
  demand('the callback leads home', isSampleApp ? target === homeUrl : isInside(target, appOrigin));
};

/** Calls a callback that must not sign in: the application has no session afterwards that it had not. */
export const callBackWrongly = (
  visit: Visit,
  url: string,
  variant: 'replayed' | 'tampered' | 'without-session',
): void => {
  const before = sessionOf(visit);
  const began = Date.now();
  // An application of somebody's own may lead to a page of its own that says so.
  const expected = isSampleApp ? ([400, 599] as const) : ([200, 599] as const);
  const response = visit.browser.ask({ name: 'call back wrongly', method: 'GET', url, expected });
  const session = sessionOf(visit);
  // Where the name of its cookie is not known, the page has to tell.
  const mayHaveNew = session !== before || (!isSampleApp && session === null && variant !== 'replayed');
  const hasNew = mayHaveNew && readHome(homeOf(visit, 'see the signed-out page'), application.reading).isSignedIn;
  const { status } = response;
  const outcome = status === 0 ? 'failed' : hasNew ? 'signed-in' : 'refused';
  tell(visit, { kind: 'callback', began, at: Date.now(), variant, outcome, status });
  demand(`a callback that is ${variant} signs nobody in`, outcome === 'refused');
};

/** The claims of the ID token, which our sample app shows. E.164 is the norm; Logto 1.42 leaves the plus sign out. */
const claimIn = (home: string, claim: 'sub' | 'phone_number'): string | null =>
  new RegExp(`<dt>${claim}</dt><dd>\\+?([^<]+)</dd>`).exec(home.replaceAll('<!-- -->', ''))?.[1] ?? null;

/** Opens the home page with the session's cookie: it shows who is signed in. @returns its HTML */
export const seeSignedIn = (visit: Visit, by: 'code' | 'password'): string => {
  const { phone } = visit;
  const began = Date.now();
  const home = homeOf(visit, 'see the signed-in page');
  const { isSignedIn, subject } = readHome(home, application.reading);
  const claimedPhone = isSampleApp ? claimIn(home, 'phone_number') : null;
  if (subject !== null) {
    tell(visit, { kind: 'seen', began, at: Date.now(), phone, by, subject, claimedPhone, session: sessionOf(visit) });
  }
  if (isSampleApp) {
    demand('the page greets the subject', subject !== null && claimIn(home, 'sub') === subject);
    demand('the claims name the phone number', claimedPhone === phone);
  } else {
    // Of a page that tells nothing without its scripts, the command says so before the load.
    demand('the page is that of whoever is signed in', isSignedIn !== false);
  }
  return home;
};

/** Opens the home page after a sign-out. @returns its HTML */
export const seeSignedOut = (visit: Visit): string => {
  const began = Date.now();
  const home = homeOf(visit, 'see the signed-out page');
  const { isSignedIn, subject } = readHome(home, application.reading);
  tell(visit, { kind: 'signed-out', began, at: Date.now(), phone: visit.phone, subject });
  demand('the page greets nobody', isSignedIn !== true);
  return home;
};
