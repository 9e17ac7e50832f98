import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, createServer as createHttp2Server } from 'node:http2';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { generateCACertificate } from 'mockttp';
import { Certificates, showWrongCertificate } from './certificates.ts';
import type { Arrival, ConnectionFaults } from './connection-faults.ts';
import { hostTest, matcherOf } from './host-names.ts';
import { isPwnedPasswords, pwnedPasswordsNames } from './pwned-passwords.ts';
import { connectionUnder, secureOver } from './reply.ts';
import type { ProviderEndpoint } from './request.ts';

/** Milliseconds after which a client that is slow with its request is left, unless told otherwise. */
export const defaultPatience = 60_000;
/** Longer than any client waits for a provider that hangs. */
const idleLimit = 900_000;
const mostConnections = 10_000;
/** First byte of a TLS handshake. */
const tlsHandshake = 0x16;

export interface ListenerOptions {
  readonly endpoint: ProviderEndpoint;
  readonly host: string;
  readonly port: number;
  /** Names besides the provider's under which the fake is answered: those of a container, for example. */
  readonly names: readonly string[];
  readonly connectionFaults: ConnectionFaults;
  /** Milliseconds that a request may take to come in. */
  readonly patience: number;
}

export interface Listener extends AsyncDisposable {
  readonly port: number;
  /** PEM of the CA that signs its certificates. */
  readonly ca: string;
}

/** The namespace that a client of the proxy names: the user in the proxy's address. */
const namespaceOf = ({ headers }: IncomingMessage): string | undefined => {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(headers['proxy-authorization'] ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || undefined;
};

const addressOf = ({ remoteAddress = '' }: Socket): string => remoteAddress.replace(/^::ffff:/, '');

/** HTTP/2 is not offered; this is for one who speaks it unasked. */
const refuseHttp2 = () => {
  const server = createHttp2Server();
  server.on('session', (session) => {
    session.on('error', () => undefined);
    session.goaway(constants.NGHTTP2_HTTP_1_1_REQUIRED);
    session.close();
  });
  return server;
};

/**
 * Answers TLS, plain HTTP and CONNECT on one port of one address, in the provider's name. mockttp makes the CA; it does
 * not take the connections, as it listens on every interface, and what it does with a request on the way to a callback
 * costs twice as much as all rules of the fake.
 *
 * @throws Error when the port is taken
 */
export const startListener = async (
  { endpoint, host, port, names, connectionFaults: faults, patience }: ListenerOptions,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> => {
  const signer = await generateCACertificate({ subject: { commonName: 'Fake SMS provider, for tests only' } });
  const certificates = new Certificates(signer);
  const isProviderHost = hostTest(endpoint);
  const mayBeShown = matcherOf([endpoint.host, ...endpoint.otherNames, 'localhost', ...pwnedPasswordsNames, ...names]);
  const http = createServer({
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: Math.min(30_000, patience),
  });
  const http2 = refuseHttp2();
  const open = new Set<Socket>();
  const serve = http.listeners('connection');
  http.removeAllListeners('connection');

  const showWrong = (socket: Socket, arrival: Arrival): boolean => {
    const wrong = faults.take(arrival);
    if (wrong) {
      showWrongCertificate(socket, certificates.contextFor(endpoint.host, wrong), () => faults.trusted(arrival, wrong));
    }
    return wrong !== undefined;
  };
  const serveHttp = (socket: Socket): void => {
    for (const listener of serve) {
      listener.call(http, socket);
    }
  };
  const serveTls = (socket: Socket): void => {
    certificates.contextFor(endpoint.host).then(
      (secureContext) => {
        const secure = new TLSSocket(socket, {
          isServer: true,
          secureContext,
          ALPNProtocols: ['http/1.1'],
          SNICallback: (name, done) => {
            if (mayBeShown(name.toLowerCase())) {
              certificates.contextFor(name.toLowerCase()).then((context) => done(null, context), done);
            } else {
              done(new Error(`no certificate for ${name}`));
            }
          },
        });
        secureOver(secure, socket);
        secure.on('error', () => secure.destroy());
        serveHttp(secure);
      },
      () => socket.destroy(),
    );
  };
  /** Looks at the first bytes, and tells by them what a connection speaks. */
  const dispatch = (socket: Socket, isNew: boolean): void => {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read();
      if (!Buffer.isBuffer(first)) {
        socket.destroy();
        return;
      }
      socket.unshift(first);
      if (first[0] === tlsHandshake) {
        const arrival = { namespace: undefined, authority: undefined, remoteAddress: addressOf(socket) };
        if (!(isNew && faults.pending() && showWrong(socket, arrival))) {
          serveTls(socket);
        }
      } else if (first.toString('latin1', 0, 4) === 'PRI ') {
        http2.emit('connection', socket);
      } else {
        serveHttp(socket);
      }
    });
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    connectionUnder(request.socket).setTimeout(idleLimit);
    answer(request, response);
  };

  http.maxConnections = mostConnections;
  http.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // Node's HTTP server leaves its half open, which would hold a client up that ends within a handshake.
    socket.allowHalfOpen = false;
    socket.setTimeout(patience, () => socket.destroy());
    dispatch(socket, true);
  });
  http.on('request', listen);
  http.on('checkExpectation', listen);
  http.on('checkContinue', (request, response) => {
    response.writeContinue();
    listen(request, response);
  });
  // Only the provider is to be reached through the fake.
  http.on('connect', (request, socket, head) => {
    const authority = request.url ?? '';
    if (!(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    if (!isProviderHost(authority) && !isPwnedPasswords(authority)) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.unshift(head);
    const arrival = { namespace: namespaceOf(request), authority, remoteAddress: addressOf(socket) };
    if (isPwnedPasswords(authority) || !showWrong(socket, arrival)) {
      dispatch(socket, false);
    }
  });

  http.listen({ host, port });
  await once(http, 'listening');
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    ca: signer.cert,
    async [Symbol.asyncDispose]() {
      for (const socket of open) {
        socket.destroy();
      }
      await new Promise((resolve) => http.close(resolve));
    },
  };
};
