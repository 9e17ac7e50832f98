/** A browser without pages: keeps cookies by path and follows no redirect by itself. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed if it is JSON, else the text, else null when empty. */
  readonly body: unknown;
  readonly location: string;
  /** Names of the cookies that were set, in order, each once, signatures left out. */
  readonly cookiesSet: readonly string[];
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a string or parameters, else as JSON. */
  readonly body?: string | URLSearchParams | object;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const parseCookie = (line: string): Cookie & { readonly expired: boolean } => {
  const [pair = '', ...attributes] = line.split('; ');
  const value = pair.slice(pair.indexOf('=') + 1);
  const attribute = (name: string) => attributes.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
  return {
    name: pair.slice(0, pair.indexOf('=')),
    value,
    path: attribute('path') ?? '/',
    expired: value === '' || Date.parse(attribute('expires') ?? '9999-12-31') < Date.now(),
  };
};

const read = (text: string, type: string): unknown => {
  if (text === '') {
    return null;
  }
  return type.includes('json') ? JSON.parse(text) : text;
};

const encode = (body: Request['body']): { body?: string | URLSearchParams; type?: string } => {
  if (body === undefined) {
    return {};
  }
  return typeof body === 'string' || body instanceof URLSearchParams
    ? { body }
    : { body: JSON.stringify(body), type: 'application/json' };
};

export class Browser {
  readonly origin: string;
  cookies: readonly Cookie[];

  constructor(origin: string, cookies: readonly Cookie[] = []) {
    this.origin = origin;
    this.cookies = cookies;
  }

  /** Another browser with the same cookies. */
  copy(): Browser {
    return new Browser(this.origin, this.cookies);
  }

  /** The cookies of these names that belong to a path. */
  named(names: readonly string[], path: string): readonly Cookie[] {
    return this.cookies.filter((cookie) => names.includes(cookie.name) && path.startsWith(cookie.path));
  }

  cookieHeader(path: string): string {
    return this.cookies
      .filter((cookie) => path.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  /** Keeps the cookies of an answer. */
  take({ headers }: Pick<Answer, 'headers'>): void {
    for (const line of headers.getSetCookie()) {
      this.#keep(line);
    }
  }

  async request(path: string, { method = 'GET', headers = {}, body }: Request = {}): Promise<Answer> {
    const url = new URL(path, this.origin);
    const { type, ...encoded } = encode(body);
    const cookie = url.origin === this.origin ? this.cookieHeader(url.pathname) : '';
    const reply = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...(type ? { 'content-type': type } : {}), ...(cookie ? { cookie } : {}), ...headers },
      ...encoded,
    });
    this.take(reply);
    const names = reply.headers.getSetCookie().map((line) => parseCookie(line).name);
    return {
      status: reply.status,
      headers: reply.headers,
      body: read(await reply.text(), reply.headers.get('content-type') ?? ''),
      location: reply.headers.get('location') ?? '',
      cookiesSet: [...new Set(names.filter((name) => !name.endsWith('.sig')))].toSorted((a, b) => a.localeCompare(b)),
    };
  }

  #keep(line: string) {
    const { expired, ...cookie } = parseCookie(line);
    const others = this.cookies.filter(({ name, path }) => name !== cookie.name || path !== cookie.path);
    this.cookies = expired ? others : [...others, cookie];
  }
}
