import crypto from 'k6/crypto';
import { demand, headerOf, locationOf, type TextResponse } from './browser.ts';
import { atLogto, settings } from './settings.ts';
import { tell, type Visit } from './visit.ts';

const homeUrl = `${settings.appUrl}/`;

const homeOf = (
  { browser }: Visit,
  name: 'open the home page' | 'see the signed-in page' | 'see the signed-out page',
) => browser.take({ name, method: 'GET', url: homeUrl, expected: 200 }).body;

/** Opens the home page; answers its HTML. */
export const openHome = (visit: Visit): string => homeOf(visit, 'open the home page');

/** A server action's id as the page's flight data names it, inside a string of a script. */
const actionId = /\\"id\\":\\"([0-9a-f]{40,})\\",\\"bound\\":null/;

/**
 * Presses a button of the home page: Next.js posts the server action to the page's own address and, when the action
 * redirects to another origin, answers with the target in a header: a script cannot follow such a redirect itself.
 */
const press = ({ browser }: Visit, home: string, button: 'Sign In' | 'Sign Out'): string => {
  const id = actionId.exec(home)?.[1];
  demand(`the home page offers to ${button.toLowerCase()}`, id !== undefined && home.includes(button));
  const response = browser.take({
    name: `press ${button}`,
    method: 'POST',
    url: homeUrl,
    expected: 200,
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': id ?? '',
      origin: settings.appUrl,
    },
    body: '[]',
  });
  return headerOf(response, 'X-Action-Redirect').replace(/;(push|replace)$/, '');
};

/** @returns the authorization request's address */
export const pressSignIn = (visit: Visit, home: string): string => {
  const target = press(visit, home, 'Sign In');
  demand('signing in leads to Logto', target.startsWith(atLogto('/oidc/auth?')));
  return target;
};

/** @returns the address at Logto that ends the session */
export const pressSignOut = (visit: Visit, home: string): string => {
  const target = press(visit, home, 'Sign Out');
  demand('signing out leads to Logto', target.startsWith(atLogto('/oidc/session/end')));
  return target;
};

/** Digest of the application's session cookie; null without one. */
export const sessionOf = ({ browser }: Visit): string | null => {
  const cookie = browser.cookies().find(({ name, value }) => name === `logto_${settings.appId}` && value !== '');
  return cookie === undefined ? null : crypto.sha256(cookie.value, 'hex').slice(0, 16);
};

/** The subject that a page greets; null where it greets nobody. React marks the seams of texts with empty comments. */
const subjectIn = (home: string): string | null =>
  /<dt>sub<\/dt><dd>([^<]+)<\/dd>/.exec(home.replaceAll('<!-- -->', ''))?.[1] ?? null;

const goTo = (visit: Visit, url: string): TextResponse => {
  demand('the callback carries a code', url.startsWith(`${settings.appUrl}/callback?`));
  return visit.browser.take({ name: 'call back', method: 'GET', url, expected: 307 });
};

/** Lets the application redeem its authorization code; it then leads to its home page. */
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
  demand('the callback leads home', locationOf(response) === homeUrl);
};

/** Calls a callback that must not sign in: the application answers with an error, and has no session that it had not. */
export const callBackWrongly = (
  visit: Visit,
  url: string,
  variant: 'replayed' | 'tampered' | 'without-session',
): void => {
  const before = sessionOf(visit);
  const began = Date.now();
  const response = visit.browser.ask({ name: 'call back wrongly', method: 'GET', url, expected: [400, 599] });
  const hasNew = sessionOf(visit) !== before && subjectIn(homeOf(visit, 'see the signed-out page')) !== null;
  const { status } = response;
  const outcome = status === 0 ? 'failed' : hasNew ? 'signed-in' : 'refused';
  tell(visit, { kind: 'callback', began, at: Date.now(), variant, outcome, status });
  demand(`a callback that is ${variant} signs nobody in`, outcome === 'refused');
};

/** Opens the home page with the session's cookie: it greets by subject and shows the claims. @returns its HTML */
export const seeSignedIn = (visit: Visit, by: 'code' | 'password'): string => {
  const { phone } = visit;
  const began = Date.now();
  const home = homeOf(visit, 'see the signed-in page');
  const text = home.replaceAll('<!-- -->', '');
  const subject = subjectIn(home);
  // E.164 is the norm; Logto 1.42 leaves the plus sign out.
  const claimedPhone = /<dt>phone_number<\/dt><dd>\+?(\d+)<\/dd>/.exec(text)?.[1] ?? null;
  if (subject !== null) {
    tell(visit, { kind: 'seen', began, at: Date.now(), phone, by, subject, claimedPhone, session: sessionOf(visit) });
  }
  demand('the page greets the subject', subject !== null && text.includes(`Hello, ${subject},`));
  demand('the claims name the phone number', claimedPhone === phone);
  return home;
};

/** Opens the home page after a sign-out. @returns its HTML */
export const seeSignedOut = (visit: Visit): string => {
  const began = Date.now();
  const home = homeOf(visit, 'see the signed-out page');
  const subject = subjectIn(home);
  tell(visit, { kind: 'signed-out', began, at: Date.now(), phone: visit.phone, subject });
  demand('the page greets nobody', subject === null);
  return home;
};
