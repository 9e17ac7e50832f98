/**
 * A browser's cookies. k6 has a jar of its own, but Go's cookie code drops a value with quotes or commas in it, and
 * Logto's `_interaction` is plain JSON. Plain TypeScript: k6 and tests both run it.
 */

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

/** Host without port, which cookies do not regard, and path of an absolute address. */
const placeOf = (url: string) => {
  const [, host = '', path = '/'] = /^https?:\/\/([^/:?#]+)(?::\d+)?(\/[^?#]*)?/.exec(url) ?? [];
  return { host, path };
};

/** Name and value of one `Set-Cookie`, or of one pair of `Cookie`. */
export const pairOf = (text: string): { readonly name: string; readonly value: string } => {
  const [pair = ''] = text.trim().split(';', 1);
  const [name = ''] = pair.split('=', 1);
  return { name, value: pair.slice(name.length + 1) };
};

/** Takes one `Set-Cookie` apart. */
const parse = (setCookie: string, host: string) => {
  const [, ...attributes] = setCookie.split(';').map((part) => part.trim());
  const attribute = (wanted: string) =>
    attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
  const cookie: Cookie = { ...pairOf(setCookie), host, path: attribute('path') ?? '/' };
  const maxAge = attribute('max-age');
  const expires = attribute('expires');
  const seconds = maxAge === undefined ? (Date.parse(expires ?? '') - Date.now()) / 1000 : Number(maxAge);
  return { cookie, isGone: seconds <= 0 };
};

const pathMatches = (cookiePath: string, path: string): boolean =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);

/** k6 joins the `Set-Cookie` headers of a reply with commas, which dates and JSON hold too. */
const split = (header: string): string[] => header.split(/,\s*(?=[^\s;,="]+=)/).filter(Boolean);

export interface CookieJar {
  /** Takes the reply's `Set-Cookie` headers in, joined by commas. */
  store(url: string, header: string): void;
  /** The cookies that go with a request. */
  cookiesFor(url: string): Cookie[];
  /** The `Cookie` header for a request, empty without cookies. */
  headerFor(url: string): string;
  /** The cookies held, to begin another jar with. */
  held(): Cookie[];
}

/** @param known what it holds from the start */
export const createCookieJar = (known: readonly Cookie[] = []): CookieJar => {
  const keyOf = ({ host, path, name }: Cookie) => `${host} ${path} ${name}`;
  const cookies = new Map<string, Cookie>(known.map((cookie) => [keyOf(cookie), cookie]));
  const cookiesFor = (url: string) => {
    const { host, path } = placeOf(url);
    return [...cookies.values()].filter((cookie) => cookie.host === host && pathMatches(cookie.path, path));
  };
  return {
    store(url, header) {
      const { host } = placeOf(url);
      for (const text of split(header)) {
        const { cookie, isGone } = parse(text, host);
        const key = keyOf(cookie);
        if (isGone) {
          cookies.delete(key);
        } else {
          cookies.set(key, cookie);
        }
      }
    },
    cookiesFor,
    headerFor: (url) =>
      cookiesFor(url)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
    held: () => [...cookies.values()],
  };
};
