import crypto from 'k6/crypto';
import { authorizationPath } from '../../../contracts/openid.ts';
import { type Browser, demand, locationOf } from './browser.ts';
import { atLogto, settings } from './settings.ts';

/** The authorization request as `@logto/next` makes it, of our own client: for flows that never come back. */
export const authorizationUrl = (): string => {
  const random = (bytes: number) =>
    [...new Uint8Array(crypto.randomBytes(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const challenge = crypto.sha256(random(32), 'base64rawurl');
  return atLogto(authorizationPath({ ...settings.client, state: random(32), challenge }));
};

/**
 * Sends the authorization request of a browser without a session, and opens the sign-in page that it leads to: Logto
 * makes it anew each time, of the tenant's settings. Its scripts and styles never change, and a browser keeps them.
 */
export const authorize = (browser: Browser, url: string): void => {
  const response = browser.take({ name: 'authorize', method: 'GET', url, expected: 303 });
  const page = locationOf(response);
  demand('it leads to the sign-in page', page.startsWith(atLogto('/sign-in')));
  browser.take({ name: 'open the sign-in page', method: 'GET', url: page, expected: 200 });
};

const finish = (browser: Browser, consentUrl: string): string => {
  const consented = browser.take({ name: 'consent', method: 'GET', url: consentUrl, expected: 302 });
  const url = locationOf(consented);
  return locationOf(browser.take({ name: 'resume to the callback', method: 'GET', url, expected: 303 }));
};

/** An application that does not ask for consent has it from before. */
const throughConsent = (browser: Browser, url: string): string =>
  url.startsWith(settings.application.redirectUri) ? url : finish(browser, url);

/**
 * Takes a submitted interaction through consent, which Logto gives by itself for first-party applications.
 *
 * @returns the application's callback address with code and state
 */
export const resume = (browser: Browser, redirectTo: string): string =>
  throughConsent(
    browser,
    locationOf(browser.take({ name: 'resume to consent', method: 'GET', url: redirectTo, expected: 303 })),
  );

/** The same for a browser that has a session: nobody is asked who they are. @returns the callback address */
export const authorizeWithSession = (browser: Browser, url: string): string => {
  const response = browser.take({ name: 'authorize', method: 'GET', url, expected: 303 });
  const target = locationOf(response);
  const { redirectUri } = settings.application;
  demand('the session is known', target.startsWith(atLogto('/consent')) || target.startsWith(redirectUri));
  return throughConsent(browser, target);
};
