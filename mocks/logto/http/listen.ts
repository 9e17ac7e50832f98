import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { z } from 'zod';

/** A server on loopback whose handler may be set after its port is known. */
interface Listening extends AsyncDisposable {
  readonly port: number;
  handle(listener: RequestListener): void;
}

const address = z.object({ port: z.number() });

/**
 * Listens on 127.0.0.1 only.
 *
 * @param port 0 takes a free one
 * @throws the `EADDRINUSE` of Node when the port is taken
 */
export const listen = async (port: number): Promise<Listening> => {
  // Node's 5 s: a client that comes back just then would find its connection closed under its request.
  const server = createServer({ keepAliveTimeout: 65_000 });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: address.parse(server.address()).port,
    handle: (listener) => {
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
