import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { dripInto, untilGone } from './drip.ts';
import type { WireAnswer, WireReply } from './request.ts';

/** Headers as a gateway sends them; Node adds the date. */
const headersOf = ({ body, contentType }: WireAnswer, response: ServerResponse, server: string) => ({
  server,
  'content-type': contentType,
  'content-length': Buffer.byteLength(body),
  connection: response.shouldKeepAlive ? 'keep-alive' : 'close',
});

/** The connections below those that speak TLS. */
const below = new WeakMap<Socket, Socket>();

/** Takes note that a connection speaks TLS over another. */
export const secureOver = (secure: Socket, under: Socket): void => void below.set(secure, under);

/** The connection itself; inside TLS that is the one underneath. */
export const connectionUnder = (socket: Socket): Socket => {
  const under = below.get(socket);
  return under ? connectionUnder(under) : socket;
};

/** Sends what a service replied. @param server what it says of itself */
export const sendReply = async (
  reply: WireReply,
  request: IncomingMessage,
  response: ServerResponse,
  server: string,
) => {
  if (reply === 'reset') {
    connectionUnder(request.socket).resetAndDestroy();
    return;
  }
  if (reply === 'hang') {
    await untilGone(response);
    return;
  }
  const { status, body, drip } = reply;
  const headers = headersOf(reply, response, server);
  if (drip) {
    await dripInto(response, status, headers, body, drip);
    request.socket.end();
    return;
  }
  response.writeHead(status, headers);
  response.end(body);
};
