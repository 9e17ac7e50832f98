import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import { generateCACertificate, getLocal, type Mockttp } from 'mockttp';
import { providerHost } from '../../../contracts/provider-route.ts';
import type { Effect } from '../faults/fault.ts';
import { guardRequests } from './bad-requests.ts';
import { maxBodySize } from './request.ts';
import { guardConnections } from './tunnels.ts';

/** A mockttp server, with what its options leave out. */
export interface BoundMockttp {
  readonly mockttp: Mockttp;
  /** PEM of the CA that signs its certificates. */
  readonly ca: string;
  /** The response object of a request that is being answered, by mockttp's id of the request. */
  responseTo(requestId: string): ServerResponse | undefined;
}

/** What connections are met with, by the namespace that they name, if any. */
export interface ConnectionFaults {
  /** Whether there is any fault that could meet the next connection. */
  pending(namespace: string | undefined): boolean;
  /** Whether there is any fault at all, so that it may want to write to a response itself. */
  any(): boolean;
  /** What the next connection is met with. */
  take(namespace: string | undefined): Extract<Effect, { kind: 'certificate' }>['wrong'] | undefined;
}

export interface BindOptions {
  /** Address to listen on; mockttp itself would listen on every interface. */
  readonly host: string;
  readonly port: number;
  /** Names of this fake besides the provider's. */
  readonly names: readonly string[];
  readonly connectionFaults: ConnectionFaults;
}

const mostConnections = 10_000;
/** Longer than any client waits for a provider that hangs. */
const idleLimit = 900_000;

/** The provider's own name, with its regional and international forms; nothing else is answered. */
export const isProviderHost = (authority: string): boolean => {
  const name = authority.replace(/:\d+$/, '').toLowerCase();
  return name === providerHost || /^sms\.[a-z0-9-]{1,40}\.tencentcloudapi\.com$/.test(name);
};

/** Remembers the responses that are under way, so that a fault may write to one itself. */
const trackResponses = (server: Server, wanted: () => boolean): BoundMockttp['responseTo'] => {
  const underWay = new Map<string, ServerResponse>();
  // mockttp has given the request its id by then: its own listener runs before.
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const id: unknown = wanted() ? Reflect.get(request, 'id') : undefined;
    if (typeof id === 'string') {
      underWay.set(id, response);
      response.once('close', () => underWay.delete(id));
    }
  });
  return (requestId) => underWay.get(requestId);
};

/** Makes a mockttp server listen on one address. */
export const bindTo = (mockttp: Mockttp, host: string): void => onServer(mockttp, host, () => undefined);

/**
 * Watches for the server that `mockttp.start` will create, which mockttp keeps in its field `server` and starts with
 * `listen(port)`: it is made to listen on one address. Tests show that nothing else is bound.
 */
function onServer(mockttp: Mockttp, host: string, prepare: (server: Server) => void): void {
  let current: Server | undefined;
  Object.defineProperty(mockttp, 'server', {
    get: () => current,
    set(server: Server | undefined) {
      current = server;
      if (server) {
        const listen = server.listen.bind(server);
        Object.assign(server, { listen: (port: number) => listen({ host, port }) });
        prepare(server);
      }
    },
  });
}

/**
 * Names for which TLS is spoken. mockttp would make and keep a certificate for any name that a client sends, without
 * bound; names beyond these it hands to its method for passing on, which closes the connection here.
 */
const tlsNames = (names: readonly string[]) =>
  [providerHost, 'sms.*.tencentcloudapi.com', 'localhost', ...names].map((hostname) => ({ hostname }));

const passNothingOn = (mockttp: Mockttp): void => {
  Object.assign(mockttp, { passthroughSocket: (_type: string, socket: Socket) => socket.destroy() });
};

/** Starts mockttp with a CA of its own on one address: TLS, CONNECT and plain HTTP on one port. */
export const startBoundMockttp = async ({
  host,
  port,
  names,
  connectionFaults,
}: BindOptions): Promise<BoundMockttp> => {
  const { key, cert } = await generateCACertificate({ subject: { commonName: 'Fake SMS provider, for tests only' } });
  const mockttp = getLocal({
    recordTraffic: false,
    suggestChanges: false,
    http2: false,
    maxBodySize,
    https: { key, cert, defaultDomain: providerHost, tlsInterceptOnly: tlsNames(names) },
  });
  let responseTo: BoundMockttp['responseTo'] = () => undefined;
  onServer(mockttp, host, (server) => {
    server.maxConnections = mostConnections;
    server.on('connection', (socket: Socket) => socket.setTimeout(idleLimit, () => socket.destroy()));
    guardConnections(server, isProviderHost, connectionFaults, { key, cert });
    responseTo = trackResponses(server, connectionFaults.any);
    guardRequests(server);
  });
  passNothingOn(mockttp);
  await mockttp.start(port);
  return { mockttp, ca: cert, responseTo: (requestId) => responseTo(requestId) };
};
