import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket as NetSocket, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { dripInto, untilGone } from './drip.ts';
import type { WireAnswer, WireReply } from './request.ts';

/** Headers as the gateway sends them; Node adds the date. */
const headersOf = ({ body, contentType }: WireAnswer, response: ServerResponse) => ({
  server: 'nginx',
  'content-type': contentType,
  'content-length': Buffer.byteLength(body),
  connection: response.shouldKeepAlive ? 'keep-alive' : 'close',
});

/** Resets the connection; inside TLS that is the one underneath, which Node keeps in `_parent`. */
const reset = (socket: Socket): void => {
  const parent: unknown = socket instanceof TLSSocket ? Reflect.get(socket, '_parent') : undefined;
  if (parent instanceof NetSocket) {
    reset(parent);
  } else {
    socket.resetAndDestroy();
  }
};

/** Sends what a service replied. */
export const sendReply = async (reply: WireReply, request: IncomingMessage, response: ServerResponse) => {
  if (reply === 'reset') {
    reset(request.socket);
    return;
  }
  if (reply === 'hang') {
    await untilGone(response);
    return;
  }
  const { status, body, drip } = reply;
  const headers = headersOf(reply, response);
  if (drip) {
    await dripInto(response, status, headers, body, drip);
    request.socket.end();
    return;
  }
  response.writeHead(status, headers);
  response.end(body);
};
