import { check } from 'k6';
import http, { type RefinedResponse } from 'k6/http';
import { createCookieJar } from '../cookie-jar.ts';
import type { StepName } from '../steps.ts';

/** One request of a flow. */
interface Step {
  /** Tag of its samples and name of its check; thresholds speak of it. */
  readonly name: StepName;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  /** The only status that is right here. */
  readonly expected: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export type TextResponse = RefinedResponse<'text'>;

/** What a flow goes through: cookies of its own, no redirect followed unasked. */
export interface Browser {
  /**
   * Sends one request and checks the status of the reply.
   *
   * @throws Error that ends the iteration: nothing after a failed step means anything
   */
  take(step: Step): TextResponse;
}

/** A header's value, whatever its name's case; empty without it. */
export const headerOf = (response: TextResponse, name: string): string =>
  Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

/** The absolute address that a redirect leads to. */
export const locationOf = (response: TextResponse): string => {
  const location = headerOf(response, 'location');
  const origin = /^https?:\/\/[^/]+/.exec(response.url)?.[0];
  return location.startsWith('/') ? `${origin}${location}` : location;
};

/** Checks what a step showed beyond its status; ends the iteration likewise. */
export const demand = (what: string, holds: boolean): void => {
  if (!check(null, { [what]: () => holds })) {
    throw new Error(`not so: ${what}`);
  }
};

/** A browser that has never been anywhere. */
export const openBrowser = (): Browser => {
  const cookies = createCookieJar();
  return {
    take({ name, method, url, expected, headers = {}, body }) {
      const cookie = cookies.headerFor(url);
      const response = http.request(method, url, body ?? null, {
        headers: { ...headers, ...(cookie && { cookie }) },
        // Always a new one: k6 would add its own cookies to ours.
        jar: new http.CookieJar(),
        redirects: 0,
        responseType: 'text',
        responseCallback: http.expectedStatuses(expected),
        tags: { step: name, name },
      });
      cookies.store(url, headerOf(response, 'set-cookie'));
      if (!check(response, { [`${name} answers ${expected}`]: ({ status }) => status === expected }, { step: name })) {
        throw new Error(`${name}: HTTP ${response.status} ${response.error || response.body}`);
      }
      return response;
    },
  };
};
