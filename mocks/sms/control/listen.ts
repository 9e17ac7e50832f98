import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Listens and tells the port.
 *
 * @throws Error when the address is taken or not ours
 */
export const listenOn = async (
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> => {
  // Node's 5 s: a client that comes back just then would find its connection closed under its request.
  server.keepAliveTimeout = 65_000;
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error(`no port was bound on ${host}`);
  }
  return address.port;
};
