import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';

const refuse = (response: ServerResponse): void => {
  response.writeHead(400, { 'content-length': '0', connection: 'close' });
  response.end();
};

/**
 * Some requests that Node's parser lets through, such as `GET http://[`, make mockttp's stack throw outside of any
 * handler, which would end the process: those are answered with 400. httpolyglot keeps its HTTP server in `_httpServer`.
 */
export const guardRequests = (server: Server): void => {
  const http: unknown = Reflect.get(server, '_httpServer');
  if (!(http instanceof HttpServer)) {
    throw new Error('this version of httpolyglot keeps its HTTP server elsewhere');
  }
  for (const event of ['request', 'checkContinue', 'checkExpectation']) {
    const listeners = http.listeners(event);
    http.removeAllListeners(event);
    http.on(event, (request: IncomingMessage, response: ServerResponse) => {
      try {
        for (const listener of listeners) {
          listener.call(http, request, response);
        }
      } catch {
        refuse(response);
      }
    });
  }
};
