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

interface Place {
  readonly host: string;
  readonly path: string;
}

/** Host without port, which cookies do not regard, and path of an absolute address. */
const placeOf = (url: string): Place => {
  const [, host = '', path = '/'] = /^https?:\/\/([^/:?#]+)(?::\d+)?(\/[^?#]*)?/.exec(url) ?? [];
  return { host, path };
};

interface Attributes {
  readonly path: string;
  readonly maxAge: string | undefined;
  readonly expires: string | undefined;
}

/** What stands behind a cookie's value, such as `path=/; httponly`. */
const attributesOf = (text: string): Attributes => {
  const found = new Map<string, string>();
  for (const attribute of text.split(';')) {
    const equals = attribute.indexOf('=');
    if (equals > 0) {
      found.set(attribute.slice(0, equals).trim().toLowerCase(), attribute.slice(equals + 1).trim());
    }
  }
  return { path: found.get('path') ?? '/', maxAge: found.get('max-age'), expires: found.get('expires') };
};

/** Takes one `Set-Cookie` apart, which may delete its cookie. */
const parse = (setCookie: string, host: string) => {
  const end = setCookie.indexOf(';');
  const pair = end < 0 ? setCookie : setCookie.slice(0, end);
  const [name = '', ...value] = pair.split('=');
  const { path, maxAge, expires } = attributesOf(end < 0 ? '' : setCookie.slice(end + 1));
  const cookie: Cookie = { name: name.trim(), value: value.join('=').trim(), host, path };
  const seconds = maxAge === undefined ? (Date.parse(expires ?? '') - Date.now()) / 1000 : Number(maxAge);
  return { cookie, isGone: seconds <= 0 };
};

const pathMatches = (cookiePath: string, path: string): boolean =>
  path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);

/** Whether a text begins with a cookie's name and an equals sign. */
const beginsCookie = /^\s*[^\s;,="]+=/;

/**
 * k6 joins the `Set-Cookie` headers of a reply with commas, which dates and JSON hold too. Without a look ahead, for which
 * k6 has an engine of its own that is many times slower.
 */
const split = (header: string): string[] => {
  const whole: string[] = [];
  for (const piece of header.split(',')) {
    if (whole.length === 0 || beginsCookie.test(piece)) {
      whole.push(piece);
    } else {
      whole.push(`${whole.pop()},${piece}`);
    }
  }
  return whole.filter(Boolean);
};

export interface CookieJar {
  /** Takes the reply's `Set-Cookie` headers in, joined by commas. */
  store(url: string, header: string): void;
  /** The `Cookie` header for a request, empty without cookies. */
  headerFor(url: string): string;
  /** The cookies held, to begin another jar with. */
  held(): Cookie[];
}

/** @param known what it holds from the start */
export const createCookieJar = (known: readonly Cookie[] = []): CookieJar => {
  const keyOf = ({ host, path, name }: Cookie) => `${host} ${path} ${name}`;
  const cookies = new Map<string, Cookie>(known.map((cookie) => [keyOf(cookie), cookie]));
  return {
    store(url, header) {
      if (header === '') {
        return;
      }
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
    headerFor(url) {
      const place = placeOf(url);
      let header = '';
      for (const { host, path, name, value } of cookies.values()) {
        if (host === place.host && pathMatches(path, place.path)) {
          header += `${header && '; '}${name}=${value}`;
        }
      }
      return header;
    },
    held: () => [...cookies.values()],
  };
};
