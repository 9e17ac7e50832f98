import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket as NetSocket, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { dripInto, untilGone } from './drip.ts';
import type { WireAnswer, WireReply } from './request.ts';

/** Headers as a gateway sends them; Node adds the date. */
const headersOf = ({ body, contentType }: WireAnswer, response: ServerResponse, server: string) => ({
  server,
  'content-type': contentType,
  'content-length': Buffer.byteLength(body),
  connection: response.shouldKeepAlive ? 'keep-alive' : 'close',
});

/** The connection itself; inside TLS that is the one underneath, which Node keeps in `_parent`. */
export const connectionUnder = (socket: Socket): Socket => {
  const parent: unknown = socket instanceof TLSSocket ? Reflect.get(socket, '_parent') : undefined;
  return parent instanceof NetSocket ? connectionUnder(parent) : socket;
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
