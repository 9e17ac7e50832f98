import { EventEmitter } from 'node:events';
import { Server as HttpServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { constants, type Http2Session } from 'node:http2';
import type { Server, Socket } from 'node:net';
import { connectionUnder } from './reply.ts';
import type { WireAnswer } from './request.ts';

/** Milliseconds after which a client that is slow with its request is left, unless told otherwise. */
export const defaultPatience = 60_000;
/** Longer than any client waits for a provider that hangs. */
const idleLimit = 900_000;

/**
 * Lets Node's server drop those who are slow with their requests. It begins to watch its connections when it listens,
 * which one behind httpolyglot never does.
 *
 * @returns ends the watch
 */
const dropTheSlow = (http: HttpServer, patience: number): (() => void) => {
  http.headersTimeout = patience;
  http.requestTimeout = patience;
  Object.assign(http, { connectionsCheckingInterval: Math.min(30_000, patience) });
  for (const watch of http.listeners('listening')) {
    watch.call(http);
  }
  // What came as far as here is HTTP; from now on a client may wait for its reply.
  http.on('connection', (socket: Socket) => connectionUnder(socket).setTimeout(idleLimit));
  return () => void http.close();
};

/** Bytes of a request's line and headers: more than any provider takes, so that it can say so itself. */
const maxHeaderSize = 128 * 1024;

/** The answer to what is no HTTP, or has more headers than may be, as bytes. */
const answerTo = (code: unknown, tooLarge: () => WireAnswer): string => {
  const { status, contentType, body } =
    code === 'HPE_HEADER_OVERFLOW' ? tooLarge() : { status: 400, contentType: 'text/plain', body: '' };
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers the requests of a mockttp server in mockttp's place. mockttp brings the connections in, plain, in TLS or
 * through a tunnel; what it does with each request on the way to a callback costs twice as much as all rules of the
 * fake, and throws outside of any handler on some that Node's parser lets through, such as `GET http://[`.
 *
 * httpolyglot keeps its servers in `_httpServer` and `_http2Server`.
 *
 * @param tooLarge what a request with too many headers is answered with
 * @param patience milliseconds that a request may take to come in
 * @returns ends the watch over slow requests, when the server has stopped
 */
export const takeRequests = (
  server: Server,
  answer: RequestListener,
  tooLarge: () => WireAnswer,
  patience: number,
): (() => void) => {
  const http: unknown = Reflect.get(server, '_httpServer');
  const http2: unknown = Reflect.get(server, '_http2Server');
  if (!(http instanceof HttpServer && http2 instanceof EventEmitter)) {
    throw new Error('this version of httpolyglot keeps its HTTP servers elsewhere');
  }
  for (const event of ['request', 'checkContinue', 'checkExpectation']) {
    http.removeAllListeners(event);
    http.on(event, answer);
  }
  http.on('checkContinue', (_request: IncomingMessage, response: ServerResponse) => response.writeContinue());
  // Without a listener an upgrade is passed over, as HTTP has it, and the request is served. mockttp would answer 503
  // and tell all headers.
  http.removeAllListeners('upgrade');
  Object.assign(http, { maxHeaderSize });
  http.removeAllListeners('clientError');
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    if (socket.writable && error.code !== 'ECONNRESET') {
      socket.end(answerTo(error.code, tooLarge));
    } else {
      socket.destroy();
    }
  });
  // HTTP/2 is not offered; this is for one who speaks it unasked.
  http2.removeAllListeners('request');
  http2.on('session', (session: Http2Session) => {
    session.goaway(constants.NGHTTP2_HTTP_1_1_REQUIRED);
    session.close();
  });
  return dropTheSlow(http, patience);
};
