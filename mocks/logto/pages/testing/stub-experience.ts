import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import { pageAssets, renderPage } from '../index.ts';

interface StubReply {
  readonly status: number;
  readonly body?: unknown;
}

interface StubCall {
  /** `PUT /api/experience` */
  readonly name: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const addressSchema = z.object({ port: z.number() });

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks = await request.setEncoding('utf8').toArray();
  const text = chunks.join('');
  return text === '' ? undefined : JSON.parse(text);
};

/** What the pages get when everything goes well. */
const defaultReplies: Readonly<Record<string, StubReply>> = {
  'PUT /api/experience': { status: 204 },
  'PUT /api/experience/interaction-event': { status: 204 },
  'POST /api/experience/verification/verification-code': { status: 200, body: { verificationId: 'v1' } },
  'POST /api/experience/verification/verification-code/verify': { status: 200, body: { verificationId: 'v1' } },
  'POST /api/experience/verification/password': { status: 200, body: { verificationId: 'v2' } },
  'POST /api/experience/identification': { status: 204 },
  'POST /api/experience/profile': { status: 204 },
  'PUT /api/experience/profile/password': { status: 204 },
  'POST /api/experience/submit': { status: 200, body: { redirectTo: '/done' } },
};

/** A failure as Logto's API words it. */
export const failure = (status: number, code: string, message: string, data?: unknown): StubReply => ({
  status,
  body: { code, message, data },
});

/** Serves the pages with an Experience API behind them that says what a test wants. */
export class StubExperience implements AsyncDisposable {
  readonly calls: StubCall[] = [];
  readonly #server: Server;
  readonly #replies = new Map<string, StubReply[]>();
  #experience: Readonly<Record<string, unknown>> = {};

  constructor() {
    this.#server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://stub');
      const asset = pageAssets.get(pathname.replace('/assets/', ''));
      if (asset) {
        response.writeHead(200, { 'content-type': asset.contentType }).end(asset.body);
      } else if (pathname.startsWith('/api/')) {
        const reply = await this.#reply(pathname, request);
        const body = reply.body === undefined ? undefined : JSON.stringify(reply.body);
        response.writeHead(reply.status, body === undefined ? {} : { 'content-type': 'application/json' }).end(body);
      } else {
        const language = /^zh/.test(request.headers['accept-language'] ?? '') ? 'zh-CN' : 'en';
        response.writeHead(200, { 'content-type': 'text/html' }).end(renderPage({ path: pathname, language }));
      }
    });
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${addressSchema.parse(this.#server.address()).port}`;
  }

  /** Names of the calls to the Experience API so far, without the common prefix. */
  get callNames(): string[] {
    return this.calls.map(({ name }) => name.replace('/api/experience', ''));
  }

  /** Answers the next calls of this name with these replies, in turn; then all is well again. */
  answer(name: string, ...replies: readonly StubReply[]): void {
    this.#replies.set(name.replace(' ', ' /api/experience'), [...replies]);
  }

  /** Changes the sign-in experience that the pages load. */
  configure(experience: Readonly<Record<string, unknown>>): void {
    this.#experience = experience;
  }

  async #reply(pathname: string, request: IncomingMessage): Promise<StubReply> {
    if (pathname === '/api/.well-known/sign-in-exp') {
      return { status: 200, body: { ...defaultExperience, ...this.#experience } };
    }
    const name = `${request.method} ${pathname}`;
    this.calls.push({ name, body: await readBody(request), headers: request.headers });
    return this.#replies.get(name)?.shift() ?? defaultReplies[name] ?? { status: 404, body: { message: 'Not Found' } };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }
}

const defaultExperience = {
  signInMode: 'SignInAndRegister',
  signIn: { methods: [{ identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false }] },
  signUp: { identifiers: ['phone'], password: true, verify: true },
  forgotPassword: { phone: true, email: false },
  passwordPolicy: { rejects: { pwned: false } },
};
