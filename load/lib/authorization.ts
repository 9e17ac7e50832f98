import { type Browser, locationOf } from './browser.ts';

/** Sends the authorization request and opens the page that it leads to, as a browser without a session does. */
export const authorize = (browser: Browser, url: string): void => {
  const response = browser.take({ name: 'authorize', method: 'GET', url, expected: 303 });
  browser.take({ name: 'open the sign-in page', method: 'GET', url: locationOf(response), expected: 200 });
};

/**
 * Takes a submitted interaction through consent, which Logto gives by itself for first-party applications.
 *
 * @returns the application's callback address with code and state
 */
export const resume = (browser: Browser, redirectTo: string): string => {
  const toConsent = browser.take({ name: 'resume to consent', method: 'GET', url: redirectTo, expected: 303 });
  const consented = browser.take({ name: 'consent', method: 'GET', url: locationOf(toConsent), expected: 302 });
  const finished = browser.take({
    name: 'resume to the callback',
    method: 'GET',
    url: locationOf(consented),
    expected: 303,
  });
  return locationOf(finished);
};
