import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from '../../fixtures/stack/compose/engine.ts';
import { join as joinSockets } from '../../fixtures/stack/compose/join.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';

/** Where the engine is, of whatever kind. */
const placeSchema = z.union([
  z.object({ socketPath: z.string() }).transform(({ socketPath }) => ({ path: socketPath })),
  z.object({ host: z.string(), port: z.coerce.number() }),
]);

/**
 * The engine under another address, where it can be gone for one client alone.
 *
 * @param engine the one behind it, without TLS
 */
export const startEngineProxy = async ({ modem }: Engine) => {
  const folder = await temporaryFolder('harness-engine');
  const sockets = new Set<Socket>();
  const place = placeSchema.parse(modem);
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const behind = connect({ ...place, allowHalfOpen: true });
    joinSockets(client, behind);
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
  });
  const path = join(folder.path, 'docker.sock');
  server.listen(path);
  await once(server, 'listening');
  const stop = async () => {
    if (server.listening) {
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await once(server, 'close');
    }
  };
  return {
    /** For `DOCKER_HOST`. */
    host: `unix://${path}`,
    /** From now on nothing answers there, and what was under way is cut. */
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await folder[Symbol.asyncDispose]();
    },
  };
};
