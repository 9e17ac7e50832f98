import type { IncomingMessage } from 'node:http';
import { type ApiCall, nameOf } from '../../../../contracts/api-call.ts';
import { experience } from '../../../../contracts/experience.ts';
import { listen } from '../../http/listen.ts';
import { pageAssets, renderPage } from '../index.ts';

interface StubReply {
  readonly status: number;
  readonly body?: unknown;
}

interface StubCall {
  /** Of the Experience API; method and path of another call. */
  readonly verb: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks = await request.setEncoding('utf8').toArray();
  const text = chunks.join('');
  return text === '' ? undefined : JSON.parse(text);
};

/** The calls that the pages make, with what they get when everything goes well. */
const calls = {
  start: [experience.start('SignIn'), { status: 204 }],
  switchTo: [experience.switchTo('SignIn'), { status: 204 }],
  sendCode: [experience.sendCode('', 'SignIn'), { status: 200, body: { verificationId: 'v1' } }],
  verifyCode: [
    experience.verifyCode({ phone: '', verificationId: '', code: '' }),
    { status: 200, body: { verificationId: 'v1' } },
  ],
  verifyPassword: [experience.verifyPassword('', ''), { status: 200, body: { verificationId: 'v2' } }],
  identify: [experience.identify(), { status: 204 }],
  addPassword: [experience.addPassword(''), { status: 204 }],
  replacePassword: [experience.replacePassword(''), { status: 204 }],
  submit: [experience.submit(), { status: 200, body: { redirectTo: '/done' } }],
} as const satisfies Partial<Record<keyof typeof experience, readonly [ApiCall, StubReply]>>;

type Verb = keyof typeof calls;

const verbs = Object.keys(calls).filter((name): name is Verb => name in calls);

/** A failure as Logto's API words it. */
export const failure = (status: number, code: string, message: string, data?: unknown): StubReply => ({
  status,
  body: { code, message, data },
});

const defaultExperience = {
  signInMode: 'SignInAndRegister',
  signIn: { methods: [{ identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false }] },
  signUp: { identifiers: ['phone'], password: true, verify: true },
  forgotPassword: { phone: true, email: false },
  passwordPolicy: { rejects: { pwned: false } },
};

export type StubExperience = Awaited<ReturnType<typeof startStubExperience>>;

/** Serves the pages with an Experience API behind them that says what a test wants. */
export const startStubExperience = async () => {
  const received: StubCall[] = [];
  const replies = new Map<Verb, StubReply[]>();
  let experience: Readonly<Record<string, unknown>> = {};

  const replyTo = async (pathname: string, request: IncomingMessage): Promise<StubReply> => {
    if (pathname === '/api/.well-known/sign-in-exp') {
      return { status: 200, body: { ...defaultExperience, ...experience } };
    }
    const name = `${request.method} ${pathname}`;
    const verb = verbs.find((each) => nameOf(calls[each][0]) === name);
    received.push({ verb: verb ?? name, body: await readBody(request), headers: request.headers });
    if (verb === undefined) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    return replies.get(verb)?.shift() ?? calls[verb][1];
  };

  const { port, handle, [Symbol.asyncDispose]: dispose } = await listen(0);
  handle(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stub');
    const asset = pageAssets.get(pathname.replace('/assets/', ''));
    if (asset) {
      response.writeHead(200, { 'content-type': asset.contentType }).end(asset.body);
    } else if (pathname.startsWith('/api/')) {
      const reply = await replyTo(pathname, request);
      const body = reply.body === undefined ? undefined : JSON.stringify(reply.body);
      response.writeHead(reply.status, body === undefined ? {} : { 'content-type': 'application/json' }).end(body);
    } else {
      const language = /^zh/.test(request.headers['accept-language'] ?? '') ? 'zh-CN' : 'en';
      response.writeHead(200, { 'content-type': 'text/html' }).end(renderPage({ path: pathname, language }));
    }
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    calls: received,
    /** The calls to the Experience API so far. */
    get verbs() {
      return received.map(({ verb }) => verb);
    },
    /** Answers the next of these calls with these replies, in turn; then all is well again. */
    answer(verb: Verb, ...next: readonly StubReply[]) {
      replies.set(verb, [...next]);
    },
    /** Changes the sign-in experience that the pages load. */
    configure(changed: Readonly<Record<string, unknown>>) {
      experience = changed;
    },
    [Symbol.asyncDispose]: dispose,
  };
};
