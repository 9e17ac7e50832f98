import { AsyncLocalStorage } from 'node:async_hooks';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';
import { providerHost } from '../../../contracts/connector.ts';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import type { Faults } from '../faults/index.ts';

interface Line {
  readonly faults: Faults;
  readonly id: number;
  readonly route: ProviderRoute;
  readonly sockets: Set<Socket>;
}

const current = new AsyncLocalStorage<Line>();

/**
 * The connector has its host hard-coded and uses Node's global agent, so that agent is where the fake is put in its
 * place. Several stand-ins may live in a process: each request carries its own line through the async context, and
 * kept-alive connections are pooled by line.
 */
class ProviderAgent extends https.Agent {
  override getName(options?: https.AgentOptions): string {
    const line = current.getStore();
    return line ? `${super.getName(options)}:line-${line.id}` : super.getName(options);
  }

  override createConnection(
    options: https.RequestOptions & ConnectionOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ) {
    const line = current.getStore();
    if (!line) {
      return super.createConnection(options, callback);
    }
    if (options.host !== providerHost) {
      throw new Error(`the stand-in talks to ${providerHost} only, not to ${options.host}`);
    }
    const { host, port, ca } = line.route;
    const rejectUnauthorized = !line.faults.has('any-certificate-trusted');
    const socket = connect({
      ...options,
      host,
      port,
      ca,
      servername: providerHost,
      path: undefined,
      rejectUnauthorized,
    });
    line.sockets.add(socket);
    socket.once('close', () => line.sockets.delete(socket));
    return socket;
  }
}

let lines = 0;

const install = () => {
  if (!(https.globalAgent instanceof ProviderAgent)) {
    https.globalAgent = new ProviderAgent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  }
};

/** Opens one stand-in's line to its own fake provider; disposing it closes its connections. */
export const openSmsLine = (route: ProviderRoute, faults: Faults = new Set()) => {
  install();
  lines += 1;
  const line: Line = { id: lines, route, faults, sockets: new Set() };
  return {
    /** Runs work whose HTTPS requests go to the fake, and to nobody else. */
    run: <T>(work: () => Promise<T>): Promise<T> => current.run(line, work),
    [Symbol.dispose]() {
      for (const socket of line.sockets) {
        socket.destroy();
      }
    },
  };
};
