import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'node:net';
import { generateCACertificate, getLocal, type Mockttp } from 'mockttp';
import { providerHost } from '../../../contracts/provider-route.ts';
import { maxBodySize } from './request.ts';

/** A mockttp server, with what its options leave out. */
export interface BoundMockttp {
  readonly mockttp: Mockttp;
  /** PEM of the CA that signs its certificates. */
  readonly ca: string;
}

export interface BindOptions {
  /** Address to listen on; mockttp itself would listen on every interface. */
  readonly host: string;
  readonly port: number;
}

const mostConnections = 10_000;
/** Longer than any client waits for a provider that hangs. */
const idleLimit = 900_000;

/** The provider's own name, with its regional and international forms; nothing else is answered. */
export const isProviderHost = (authority: string): boolean => {
  const name = authority.replace(/:\d+$/, '').toLowerCase();
  return name === providerHost || /^sms\.[a-z0-9-]{1,40}\.tencentcloudapi\.com$/.test(name);
};

const refuseTunnel = (socket: Socket): void => {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
};

/** mockttp says 200 to every CONNECT; this lets only those through that name the provider. */
const guardTunnels = (server: Server): void => {
  const accepting = server.listeners('connect');
  server.removeAllListeners('connect');
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!isProviderHost(request.url ?? '')) {
      refuseTunnel(socket);
      return;
    }
    for (const accept of accepting) {
      accept.call(server, request, socket, head);
    }
  });
};

/**
 * Makes the server that `mockttp.start` will create listen on one address. mockttp keeps it in its field `server` and
 * calls `listen(port)` on it, so the field is watched for it; tests show that nothing else is bound.
 */
const bindTo = (mockttp: Mockttp, host: string): void => {
  let current: Server | undefined;
  Object.defineProperty(mockttp, 'server', {
    get: () => current,
    set(server: Server | undefined) {
      current = server;
      if (server) {
        const listen = server.listen.bind(server);
        Object.assign(server, { listen: (port: number) => listen({ host, port }) });
        server.maxConnections = mostConnections;
        server.on('connection', (socket: Socket) => socket.setTimeout?.(idleLimit, () => socket.destroy()));
        guardTunnels(server);
      }
    },
  });
};

/** Starts mockttp with a CA of its own on one address: TLS, CONNECT and plain HTTP on one port. */
export const startBoundMockttp = async ({ host, port }: BindOptions): Promise<BoundMockttp> => {
  const { key, cert } = await generateCACertificate({ subject: { commonName: 'Fake SMS provider, for tests only' } });
  const mockttp = getLocal({
    recordTraffic: false,
    suggestChanges: false,
    http2: false,
    maxBodySize,
    https: { key, cert, defaultDomain: providerHost },
  });
  bindTo(mockttp, host);
  await mockttp.start(port);
  return { mockttp, ca: cert };
};
