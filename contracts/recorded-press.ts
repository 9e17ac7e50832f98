/**
 * What a browser sent to the application under test when a button was pressed, so that it can be sent again without a
 * browser. Plain TypeScript: k6 replays it too.
 */

/** Stands in a header of a recorded press for the application's origin, so that a second start of it can be pressed too. */
const ownOrigin = '{origin}';

/** Next.js answers a server action that redirects with the target in this header: its script goes there. */
export const actionRedirect = 'x-action-redirect';

export interface RecordedPress {
  readonly method: 'GET' | 'POST';
  /** Path and query, from the application's origin. */
  readonly path: string;
  /** Those that the browser does not send on every request, with `{origin}` for the application's own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Which header of the answer says where it leads. */
  readonly redirect: 'location' | typeof actionRedirect;
}

/** A press as one application is sent it. */
export interface PressRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** Makes a press independent of where the application ran. @param origin of the application, without trailing slash */
export const pressOf = (
  { method, url, headers, body }: PressRequest,
  origin: string,
  redirect: RecordedPress['redirect'],
) =>
  ({
    ...{ method, body, redirect },
    path: url.slice(origin.length) || '/',
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll(origin, ownOrigin)]),
    ),
  }) satisfies RecordedPress;

/** The request that repeats a press. @param origin of the application, without trailing slash */
export const requestOf = ({ method, path, headers, body }: RecordedPress, origin: string): PressRequest => ({
  ...{ method, body },
  url: `${origin}${path}`,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(ownOrigin, origin)]),
  ),
});

const originOf = (url: string): string => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? '';

/**
 * The absolute address that an answer leads to; null where it leads nowhere. k6 has no `URL`.
 *
 * @param target value of the header that says where; empty where there is none
 * @param from the address that answered
 */
export const targetOf = (target: string, from: string): string | null => {
  const address = target.replace(/;(push|replace)$/, '');
  if (address === '') {
    return null;
  }
  if (/^https?:\/\//.test(address)) {
    return address;
  }
  const origin = originOf(from);
  if (address.startsWith('//')) {
    return `${origin.split('//')[0]}${address}`;
  }
  const path = from.slice(origin.length).replace(/[?#].*/s, '');
  const base = address.startsWith('?') ? path : path.slice(0, path.lastIndexOf('/') + 1) || '/';
  return address.startsWith('/') ? `${origin}${address}` : `${origin}${base}${address}`;
};

/** Whether an address is still one of the application's. */
export const isInside = (url: string, origin: string): boolean => originOf(url) === origin;

/** What of an answer says where it leads; empty where it does not. */
export interface PressAnswer {
  readonly status: number;
  readonly location: string;
  readonly actionRedirect: string;
}

/** These redirects keep what they redirect; after the others a browser asks with GET. */
const keepsRequest = (status: number): boolean => status === 307 || status === 308;

/**
 * Presses anew: yields each request, and is told its answer, until one leads out of the application.
 *
 * @param origin of the application, without trailing slash
 * @returns the address of the authorization request, or of that which ends the session
 * @throws Error when the press leads nowhere
 */
export function* replay(press: RecordedPress, origin: string): Generator<PressRequest, string, PressAnswer> {
  let request = requestOf(press, origin);
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const { status, location, actionRedirect: ofAction }: PressAnswer = yield request;
    const isAction = hop === 0 && press.redirect === actionRedirect;
    const target = targetOf(isAction ? ofAction : location, request.url);
    if (target === null) {
      throw new Error(`the button led nowhere: ${request.method} ${request.url} answered HTTP ${status}`);
    }
    if (!isInside(target, origin)) {
      return target;
    }
    const isKept = !isAction && keepsRequest(status);
    request = isKept
      ? { ...request, url: target }
      : { method: 'GET', url: target, headers: { accept: 'text/html,*/*' }, body: null };
  }
  throw new Error(`the button led to more than ${mostHops} redirects inside the application`);
}

/** Most redirects inside an application that are followed. */
const mostHops = 10;
