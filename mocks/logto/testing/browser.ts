import { type Cookie, type CookieJar, createCookieJar, pairOf } from '../../../contracts/cookie-jar.ts';
import type { WireRequest } from '../../../contracts/wire-request.ts';

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

/** A browser without pages: has cookies and follows no redirect by itself. */
export class Browser {
  readonly origin: string;
  #jar: CookieJar;

  constructor(origin: string, cookies: readonly Cookie[] = []) {
    this.origin = origin;
    this.#jar = createCookieJar(cookies);
  }

  get cookies(): readonly Cookie[] {
    return this.#jar.held();
  }

  /** Forgets its cookies for these. */
  set cookies(cookies: readonly Cookie[]) {
    this.#jar = createCookieJar(cookies);
  }

  /** Another browser with the same cookies. */
  copy(): Browser {
    return new Browser(this.origin, this.cookies);
  }

  /** The cookies of these names that belong to a path. */
  named(names: readonly string[], path: string): readonly Cookie[] {
    return this.#jar.cookiesFor(new URL(path, this.origin).href).filter(({ name }) => names.includes(name));
  }

  /** Keeps the cookies of an answer. */
  take({ headers }: Pick<Answer, 'headers'>): void {
    this.#jar.store(this.origin, headers.getSetCookie().join(', '));
  }

  send({ path, ...request }: WireRequest): Promise<Answer> {
    return this.request(path, request);
  }

  async request(path: string, { method = 'GET', headers = {}, body }: Request = {}): Promise<Answer> {
    const url = new URL(path, this.origin);
    const { type, ...encoded } = encode(body);
    const cookie = this.#jar.headerFor(url.href);
    const reply = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...(type ? { 'content-type': type } : {}), ...(cookie ? { cookie } : {}), ...headers },
      ...encoded,
    });
    this.take(reply);
    const names = reply.headers.getSetCookie().map((line) => pairOf(line).name);
    return {
      status: reply.status,
      headers: reply.headers,
      body: read(await reply.text(), reply.headers.get('content-type') ?? ''),
      location: reply.headers.get('location') ?? '',
      cookiesSet: [...new Set(names.filter((name) => !name.endsWith('.sig')))].toSorted((a, b) => a.localeCompare(b)),
    };
  }
}
