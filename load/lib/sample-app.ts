import { type Browser, demand, headerOf, locationOf } from './browser.ts';
import { atLogto, settings } from './settings.ts';

const homeUrl = `${settings.appUrl}/`;

/** Opens the home page; answers its HTML. */
export const openHome = (browser: Browser): string => {
  const { body } = browser.take({ name: 'open the home page', method: 'GET', url: homeUrl, expected: 200 });
  return body;
};

/** A server action's id as the page's flight data names it, inside a string of a script. */
const actionId = /\\"id\\":\\"([0-9a-f]{40,})\\",\\"bound\\":null/;

/**
 * Presses "Sign In" on the home page: Next.js posts the server action to the page's own address and, when the action
 * redirects to another origin, answers with the target in a header: a script cannot follow such a redirect itself.
 *
 * @returns the authorization request's address
 */
export const pressSignIn = (browser: Browser, home: string): string => {
  const id = actionId.exec(home)?.[1];
  demand('the home page offers to sign in', id !== undefined && home.includes('Sign In'));
  const response = browser.take({
    name: 'press Sign In',
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
  const target = headerOf(response, 'x-action-redirect').replace(/;(push|replace)$/, '');
  demand('signing in leads to Logto', target.startsWith(atLogto('/oidc/auth?')));
  return target;
};

/** Lets the application redeem its authorization code; it then leads to its home page. */
export const callBack = (browser: Browser, callbackUrl: string): void => {
  demand('the callback carries a code', callbackUrl.startsWith(`${settings.appUrl}/callback?code=`));
  const response = browser.take({ name: 'call back', method: 'GET', url: callbackUrl, expected: 307 });
  demand('the callback leads home', locationOf(response) === homeUrl);
};

/** Opens the home page with the session's cookie: it greets by subject and shows the claims. */
export const seeSignedIn = (browser: Browser, phone: string): void => {
  const { body } = browser.take({ name: 'see the signed-in page', method: 'GET', url: homeUrl, expected: 200 });
  // React marks the seams between texts with empty comments.
  const text = body.replaceAll('<!-- -->', '');
  const subject = /<dt>sub<\/dt><dd>([^<]+)<\/dd>/.exec(text)?.[1];
  demand('the page greets the subject', subject !== undefined && text.includes(`Hello, ${subject},`));
  // E.164 is the norm; Logto 1.42 leaves the plus sign out.
  const shown = /<dt>phone_number<\/dt><dd>\+?(\d+)<\/dd>/.exec(text)?.[1];
  demand('the claims name the phone number', shown === phone);
};
