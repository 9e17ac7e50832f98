import type { Server, Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { getLocal, type Mockttp } from 'mockttp';
import type { Authority } from '../../../contracts/authority.ts';
import { makeAuthority } from './authority.ts';
import { issueCertificate } from './certificate.ts';
import type { ConnectionFaults } from './connection-faults.ts';
import { pwnedPasswordsNames } from './pwned-passwords.ts';
import type { ProviderEndpoint } from './request.ts';
import { type RequestListener, takeRequests } from './take-requests.ts';
import { guardConnections } from './tunnels.ts';

/** A mockttp server, with what its options leave out, whose requests are answered by us. */
export interface BoundMockttp {
  readonly mockttp: Mockttp;
  /** PEM of the CA that signs its certificates. */
  readonly ca: string;
  stop(): Promise<void>;
}

export interface BindOptions {
  readonly endpoint: ProviderEndpoint;
  /** Address to listen on; mockttp itself would listen on every interface. */
  readonly host: string;
  readonly port: number;
  /** Names of this fake besides the provider's. */
  readonly names: readonly string[];
  readonly connectionFaults: ConnectionFaults;
  /** Milliseconds that a request may take to come in. */
  readonly patience: number;
  /** Issues its certificates; a new one if absent. */
  readonly authority?: Authority | undefined;
}

const mostConnections = 10_000;
/** Browsers take no certificate that is good for longer. */
const longestLife = 90 * 86_400_000;

/** Whether an authority names the provider, by any of its names. */
export const hostTest = ({ host, otherNames }: ProviderEndpoint): ((authority: string) => boolean) => {
  const patterns = otherNames.map(
    (name) => new RegExp(`^${name.replaceAll('.', '\\.').replace('*', '[a-z0-9-]{1,40}')}$`),
  );
  return (authority) => {
    if (authority === host) {
      return true;
    }
    const name = authority.replace(/:\d+$/, '').toLowerCase();
    return name === host || patterns.some((pattern) => pattern.test(name));
  };
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
const tlsNames = ({ host, otherNames }: ProviderEndpoint, names: readonly string[]) =>
  [host, ...otherNames, 'localhost', ...pwnedPasswordsNames, ...names].map((hostname) => ({
    hostname,
  }));

const passNothingOn = (mockttp: Mockttp): void => {
  Object.assign(mockttp, { passthroughSocket: (_type: string, socket: Socket) => socket.destroy() });
};

/** Sets what clients are shown that name no server; httpolyglot keeps its TLS server in `_tlsServer`. */
const secureAddressed = (server: Server, certificate: { readonly key: string; readonly cert: string }): void => {
  const secure: unknown = Reflect.get(server, '_tlsServer');
  if (!(secure instanceof TlsServer)) {
    throw new Error('this version of httpolyglot keeps its TLS server elsewhere');
  }
  secure.setSecureContext(certificate);
};

/** Starts mockttp with a CA on one address: TLS, CONNECT and plain HTTP on one port, no rules of mockttp. */
export const startBoundMockttp = async (
  { endpoint, host, port, names, connectionFaults, patience, authority }: BindOptions,
  answer: RequestListener,
): Promise<BoundMockttp> => {
  const { key, cert } = authority ?? (await makeAuthority());
  // Shown to clients that name no server, as those that were given an address are.
  const addressed = await issueCertificate(
    {
      names: [endpoint.host, ...new Set(['localhost', '127.0.0.1', '::1', host, ...names])],
      expires: Date.now() + longestLife - 60_000,
    },
    { host: endpoint.host, key, cert },
  );
  const mockttp = getLocal({
    recordTraffic: false,
    suggestChanges: false,
    http2: false,
    https: { key, cert, defaultDomain: endpoint.host, tlsInterceptOnly: tlsNames(endpoint, names) },
  });
  const started = Promise.withResolvers<Server>();
  onServer(mockttp, host, (server) => {
    server.maxConnections = mostConnections;
    secureAddressed(server, addressed);
    server.on('connection', (socket: Socket) => socket.setTimeout(patience, () => socket.destroy()));
    guardConnections(server, hostTest(endpoint), connectionFaults, { key, cert, host: endpoint.host });
    started.resolve(server);
  });
  passNothingOn(mockttp);
  await mockttp.start(port);
  // mockttp listens for upgrades and errors last of all.
  const unwatch = takeRequests(await started.promise, answer, endpoint.tooLarge, patience);
  return {
    mockttp,
    ca: cert,
    async stop() {
      await mockttp.stop();
      unwatch();
    },
  };
};
