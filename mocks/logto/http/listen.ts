import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import { z } from 'zod';

const address = z.object({ port: z.number() });

// Node's 5 s: a client that comes back just then would find its connection closed under its request.
const createLastingServer = () => createServer({ keepAliveTimeout: 65_000 });

/**
 * Listens on 127.0.0.1 only, with a handler that may be set after the port is known. Disposing it closes every
 * connection; twice does no harm.
 *
 * @param port 0 takes a free one
 * @throws the `EADDRINUSE` of Node when the port is taken
 */
export const listen = async (port: number, server: Server | TlsServer = createLastingServer()) => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: address.parse(server.address()).port,
    handle(listener: RequestListener) {
      server.on('request', listener);
    },
    async [Symbol.asyncDispose]() {
      if (server.listening) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
    },
  };
};
