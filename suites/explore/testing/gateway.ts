import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { listening } from '../../../fixtures/tools/listening.ts';

/** What a gateway makes of a request: an answer of its own, a delay, or no answer at all. */
export type Meddling =
  | { readonly status: number; readonly body?: string }
  | { readonly delayMs: number }
  | { readonly hangUp: true };

/** Passes a request on, and names the gateway in place of the target wherever an answer does. */
const forward = async (endpoint: URL, from: IncomingMessage, to: ServerResponse, own: string): Promise<void> => {
  const headers = { ...from.headers, host: endpoint.host, 'accept-encoding': 'identity' };
  const sent = request(new URL(from.url ?? '/', endpoint), { method: from.method, headers });
  sent.end(await buffer(from));
  const [reply]: IncomingMessage[] = await once(sent, 'response');
  const body = await text(reply ?? Readable.from([]));
  const { location, 'content-length': _, ...rest } = reply?.headers ?? {};
  to.writeHead(reply?.statusCode ?? 502, {
    ...rest,
    ...(location !== undefined && { location: location.replace(endpoint.origin, own) }),
  });
  to.end(body.replaceAll(endpoint.origin, own));
};

/** A gateway in front of a target, which leaves most requests as they are. */
export const startGateway = async (endpoint: string, meddle: (path: string) => Meddling | undefined) => {
  const server = createServer(async (from, to) => {
    const meddling = meddle(`${from.method} ${from.url}`);
    if (meddling && 'hangUp' in meddling) {
      from.socket.destroy();
      return;
    }
    if (meddling && 'status' in meddling) {
      from.resume();
      to.writeHead(meddling.status, { 'content-type': 'text/html' });
      to.end(meddling.body ?? '<html>of a gateway</html>');
      return;
    }
    await setTimeout(meddling?.delayMs ?? 0);
    await forward(new URL(endpoint), from, to, `http://localhost:${listener.port}`).catch(() => to.destroy());
  });
  const listener = await listening(server);
  return {
    endpoint: `http://localhost:${listener.port}`,
    [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose](),
  };
};
