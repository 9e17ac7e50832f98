import type { CompletedRequest } from 'mockttp';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { isProviderHost, startBoundMockttp } from './bound-mockttp.ts';
import type { WireReply, WireRequest } from './request.ts';

export interface Front extends AsyncDisposable {
  readonly route: ProviderRoute;
}

const toWireRequest = ({ method, url, headers, body, remoteIpAddress }: CompletedRequest): WireRequest => {
  const { pathname, search } = new URL(url);
  return {
    method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    ),
    body: body.buffer,
    remoteAddress: (remoteIpAddress ?? '').replace(/^::ffff:/, ''),
  };
};

/** Headers as the gateway sends them; mockttp adds none, and without a length the connection would close. */
const reply = (statusCode: number, body: string, contentType: string) => ({
  statusCode,
  headers: {
    server: 'nginx',
    date: new Date().toUTCString(),
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'keep-alive',
  },
  body,
});

/** Puts a service on the wire. Whatever is not meant for the provider gets a 502 from us and goes nowhere. */
export const startFront = async (
  options: { readonly host: string; readonly port: number },
  handle: (request: WireRequest) => Promise<WireReply>,
): Promise<Front> => {
  const { mockttp, ca } = await startBoundMockttp(options);
  const own = new Set([`${options.host}:${mockttp.port}`, `localhost:${mockttp.port}`]);
  await mockttp.forAnyRequest().thenCallback(async (request) => {
    const { host } = new URL(request.url);
    if (!isProviderHost(host) && !own.has(host)) {
      return reply(502, `${host} is not the provider; this fake forwards nothing\n`, 'text/plain; charset=utf-8');
    }
    const { body } = await handle(toWireRequest(request));
    return reply(200, body, 'application/json');
  });
  return {
    route: { host: options.host, port: mockttp.port, ca },
    async [Symbol.asyncDispose]() {
      await mockttp.stop();
    },
  };
};
