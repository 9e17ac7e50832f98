import { check } from 'k6';
import http, { type RefinedParams, type RefinedResponse } from 'k6/http';
import { type Cookie, createCookieJar } from '../../../contracts/cookie-jar.ts';
import type { WireRequest } from '../../../contracts/wire-request.ts';
import type { StepName } from '../../plan/steps.ts';

/** One request of a flow. */
export interface Step {
  /** Tag of its samples and name of its check; thresholds speak of it. */
  readonly name: StepName;
  readonly method: WireRequest['method'];
  readonly url: string;
  /** The only status that is right here, or the first and the last of those that are. */
  readonly expected: number | readonly [number, number];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds after which nobody waits for an answer any more; a minute if absent. */
  readonly patience?: number;
}

export type TextResponse = RefinedResponse<'text'>;

/** A header's value; empty without it. @param name with capitals, as Go has it: a search for it would cost a tenth of k6's time */
export const headerOf = (response: TextResponse, name: 'Location' | 'Set-Cookie' | 'X-Action-Redirect'): string =>
  response.headers[name] ?? '';

/** The absolute address that a redirect leads to. */
export const locationOf = (response: TextResponse): string => {
  const location = headerOf(response, 'Location');
  const origin = /^https?:\/\/[^/]+/.exec(response.url)?.[0];
  return location.startsWith('/') ? `${origin}${location}` : location;
};

/** Checks what a step showed beyond its status; ends the iteration likewise. */
export const demand = (what: string, holds: boolean): void => {
  if (!check(null, { [what]: () => holds })) {
    throw new Error(`not so: ${what}`);
  }
};

const isExpected = (expected: Step['expected'], status: number): boolean =>
  typeof expected === 'number' ? status === expected : status >= expected[0] && status <= expected[1];

const expectedStatuses = (expected: Step['expected']) =>
  typeof expected === 'number'
    ? http.expectedStatuses(expected)
    : http.expectedStatuses({ min: expected[0], max: expected[1] });

/** Checks a reply as `take` does. */
export const accept = (response: TextResponse, { name, expected }: Step): TextResponse => {
  const what = `${name} answers ${typeof expected === 'number' ? expected : expected.join(' to ')}`;
  if (!check(response, { [what]: ({ status }) => isExpected(expected, status) }, { step: name })) {
    throw new Error(`${name}: HTTP ${response.status} ${response.error || response.body}`);
  }
  return response;
};

/**
 * What a flow goes through: cookies of its own, no redirect followed unasked. It has never been anywhere.
 *
 * @param known cookies that it has from elsewhere
 */
export const openBrowser = (known: readonly Cookie[] = []) => {
  const jar = createCookieJar(known);
  /** A request as k6 sends several at once, with the cookies of now. */
  const prepare = ({ name, method, url, body, expected, headers = {}, patience = 60_000 }: Step) => {
    const cookie = jar.headerFor(url);
    const params: RefinedParams<'text'> = {
      headers: { ...headers, ...(cookie && { cookie }) },
      // Always a new one: k6 would add its own cookies to ours.
      jar: new http.CookieJar(),
      redirects: 0,
      timeout: patience,
      responseType: 'text',
      responseCallback: expectedStatuses(expected),
      tags: { step: name, name },
    };
    return { method, url, body: body ?? null, params };
  };
  /** Sends one request and answers with whatever came; nothing but 0 for a status if nothing did. */
  const ask = (step: Step): TextResponse => {
    const { method, url, body, params } = prepare(step);
    const response = http.request(method, url, body, params);
    jar.store(url, headerOf(response, 'Set-Cookie'));
    return response;
  };
  /**
   * Sends one request and checks the status of the reply.
   *
   * @throws Error that ends the iteration: nothing after a failed step means anything
   */
  const take = (step: Step): TextResponse => accept(ask(step), step);
  return { ask, prepare, take, cookies: () => jar.held() };
};

export type Browser = ReturnType<typeof openBrowser>;

/** Sends requests of browsers at once, each with the cookies of now, and answers when all have been answered. */
export const askAllTogether = <Each extends { readonly browser: Browser; readonly step: Step }>(
  requests: readonly Each[],
): Array<Each & { readonly response: TextResponse }> => {
  const responses = http.batch(requests.map(({ browser, step }) => browser.prepare(step)));
  return requests.flatMap((each, at) => {
    const response = responses[at];
    return response === undefined ? [] : [{ ...each, response }];
  });
};
