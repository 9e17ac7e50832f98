import type { ServerResponse } from 'node:http';
import type { CompletedRequest } from 'mockttp';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { type ConnectionFaults, isProviderHost, startBoundMockttp } from './bound-mockttp.ts';
import { dripInto, untilGone } from './drip.ts';
import type { WireReply, WireRequest } from './request.ts';

export interface Front extends AsyncDisposable {
  readonly route: ProviderRoute;
}

export interface FrontOptions {
  readonly host: string;
  readonly port: number;
  /** Names besides the provider's under which plain HTTP is answered: those of a container, for example. */
  readonly names: readonly string[];
  readonly connectionFaults: ConnectionFaults;
}

const areSingle = (headers: CompletedRequest['headers']): headers is Record<string, string | undefined> => {
  for (const name in headers) {
    if (Array.isArray(headers[name])) {
      return false;
    }
  }
  return true;
};

/** Headers with one value each; most requests have no other. */
const joined = (headers: CompletedRequest['headers']): WireRequest['headers'] => {
  if (areSingle(headers)) {
    return headers;
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
};

const toWireRequest = ({ method, path, headers, body, remoteIpAddress }: CompletedRequest): WireRequest => {
  const [pathname = '/', ...query] = path.split('?');
  return {
    method,
    path: pathname,
    query: query.join('?'),
    headers: joined(headers),
    body: body.buffer,
    remoteAddress: (remoteIpAddress ?? '').replace(/^::ffff:/, ''),
  };
};

/** Headers as the gateway sends them; mockttp adds none, and without a length the connection would close. */
const headersOf = (body: string, contentType: string) => ({
  server: 'nginx',
  date: new Date().toUTCString(),
  'content-type': contentType,
  'content-length': String(Buffer.byteLength(body)),
  connection: 'keep-alive',
});

const answerTo = async (reply: WireReply, response: ServerResponse | undefined) => {
  if (reply === 'reset') {
    return 'reset';
  }
  if (reply === 'hang') {
    await untilGone(response);
    return 'close';
  }
  const { status, contentType, body, drip } = reply;
  const headers = headersOf(body, contentType);
  if (drip && response) {
    await dripInto(response, status, headers, body, drip);
    return 'close';
  }
  return { statusCode: status, headers, body };
};

/** Puts a service on the wire. Whatever is not meant for the provider gets a 502 from us and goes nowhere. */
export const startFront = async (
  options: FrontOptions,
  handle: (request: WireRequest) => Promise<WireReply>,
): Promise<Front> => {
  const { mockttp, ca, responseTo } = await startBoundMockttp(options);
  const own = new Set([options.host, 'localhost', ...options.names]);
  await mockttp.forAnyRequest().thenCallback(async (request) => {
    const { hostname } = new URL(request.url);
    if (!isProviderHost(hostname) && !(own.has(hostname) && request.destination.port === mockttp.port)) {
      const body = `${hostname} is not the provider; this fake forwards nothing\n`;
      return { statusCode: 502, headers: headersOf(body, 'text/plain; charset=utf-8'), body };
    }
    const response = responseTo(request.id);
    return answerTo(await handle(toWireRequest(request)), response);
  });
  return {
    route: { host: options.host, port: mockttp.port, ca },
    async [Symbol.asyncDispose]() {
      await mockttp.stop();
    },
  };
};
