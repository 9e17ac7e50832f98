import { once } from 'node:events';
import { createServer } from 'node:net';

/** A loopback port that somebody else listens on. */
export const takePort = async (): Promise<AsyncDisposable & { readonly port: string }> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: String(typeof address === 'object' && address !== null ? address.port : ''),
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
};
