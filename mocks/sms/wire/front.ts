import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { type BindOptions, hostTest, startBoundMockttp } from './bound-mockttp.ts';
import { readRequest } from './incoming.ts';
import { isPwnedPasswords, noneLeaked } from './pwned-passwords.ts';
import { sendReply } from './reply.ts';
import type { WireAnswer, WireReply, WireRequest } from './request.ts';

const plainText = (status: number, body: string): WireAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

/** Why a request is not answered by the service; undefined where it is. */
const strangerTo =
  (own: ReadonlySet<string>, isProviderHost: (authority: string) => boolean) =>
  ({ url = '/', headers, socket }: IncomingMessage): WireAnswer | undefined => {
    const written = url.startsWith('/') ? headers.host : undefined;
    if (written !== undefined && isProviderHost(written)) {
      return undefined;
    }
    const here = `localhost:${socket.localPort}`;
    const base = `${'encrypted' in socket ? 'https' : 'http'}://${written || here}`;
    if (!URL.canParse(url.startsWith('/') ? base : url)) {
      return plainText(400, 'this is no address\n');
    }
    const { hostname, port } = new URL(url.startsWith('/') ? base : url);
    if (isPwnedPasswords(hostname)) {
      return noneLeaked;
    }
    return isProviderHost(hostname) || (own.has(hostname) && port === String(socket.localPort))
      ? undefined
      : plainText(502, `${hostname} is not the provider; this fake forwards nothing\n`);
  };

/** Puts a service on the wire. Whatever is not meant for the provider gets a 502 from us and goes nowhere. */
export const startFront = async (options: BindOptions, handle: (request: WireRequest) => Promise<WireReply>) => {
  const refusal = strangerTo(new Set([options.host, 'localhost', ...options.names]), hostTest(options.endpoint));
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(incoming);
    const request = await readRequest(incoming, options.endpoint.maxBodySize);
    if (request) {
      await sendReply(refused ?? (await handle(request)), incoming, response, options.endpoint.server);
    }
  };
  const { mockttp, ca, stop } = await startBoundMockttp(options, (incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  const route: ProviderRoute = { host: options.host, port: mockttp.port, ca };
  return { route, [Symbol.asyncDispose]: stop };
};
