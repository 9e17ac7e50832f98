import { EventEmitter } from 'node:events';
import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, type Http2Session } from 'node:http2';
import type { Server } from 'node:net';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers the requests of a mockttp server in mockttp's place. mockttp brings the connections in, plain, in TLS or
 * through a tunnel; what it does with each request on the way to a callback costs twice as much as all rules of the
 * fake, and throws outside of any handler on some that Node's parser lets through, such as `GET http://[`.
 *
 * httpolyglot keeps its servers in `_httpServer` and `_http2Server`.
 */
export const takeRequests = (server: Server, answer: RequestListener): void => {
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
  // HTTP/2 is not offered; this is for one who speaks it unasked.
  http2.removeAllListeners('request');
  http2.on('session', (session: Http2Session) => {
    session.goaway(constants.NGHTTP2_HTTP_1_1_REQUIRED);
    session.close();
  });
};
