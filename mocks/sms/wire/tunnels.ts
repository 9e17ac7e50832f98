import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Signer } from './certificate.ts';
import type { Arrival, ConnectionFaults } from './connection-faults.ts';
import { isPwnedPasswords } from './pwned-passwords.ts';
import { showWrongCertificate } from './wrong-certificate.ts';

/** First byte of a TLS handshake. */
const tlsHandshake = 0x16;

const refuse = (socket: Socket): void => {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
};

/** The namespace that a client of the proxy names: the user in the proxy's address. */
const namespaceOf = ({ headers }: IncomingMessage): string | undefined => {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(headers['proxy-authorization'] ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || undefined;
};

const addressOf = ({ remoteAddress = '' }: Socket): string => remoteAddress.replace(/^::ffff:/, '');

/** mockttp says 200 to every CONNECT; this lets only those through that name the provider. */
const guardTunnels = (
  server: Server,
  isProviderHost: (authority: string) => boolean,
  faults: ConnectionFaults,
  signer: Signer,
): void => {
  const accepting = server.listeners('connect');
  server.removeAllListeners('connect');
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const accept = () => {
      for (const listener of accepting) {
        listener.call(server, request, socket, head);
      }
    };
    if (isPwnedPasswords(request.url ?? '')) {
      accept();
      return;
    }
    if (!isProviderHost(request.url ?? '')) {
      refuse(socket);
      return;
    }
    const arrival = { namespace: namespaceOf(request), authority: request.url, remoteAddress: addressOf(socket) };
    const wrong = faults.take(arrival);
    if (wrong) {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.unshift(head);
      showWrongCertificate(socket, wrong, signer, () => faults.trusted(arrival, wrong));
      return;
    }
    accept();
  });
};

/**
 * Looks at the first byte of a connection that comes directly, and takes it from mockttp when it is to see a wrong
 * certificate. httpolyglot's server calls its own method `connectionListener` for each connection.
 */
const guardDirect = (server: Server, faults: ConnectionFaults, signer: Signer): void => {
  const dispatch: unknown = Reflect.get(server, 'connectionListener');
  if (typeof dispatch !== 'function') {
    throw new Error('this version of httpolyglot hands its connections on in another way');
  }
  // A tunnel comes here a second time, and what was inside TLS a third: only the first time is the connection new.
  const known = new WeakSet<object>();
  Object.assign(server, {
    connectionListener(socket: Socket) {
      const fresh = !known.has(socket) && !(socket instanceof TLSSocket);
      known.add(socket);
      if (!fresh || !faults.pending()) {
        dispatch.call(server, socket);
        return;
      }
      socket.on('error', () => socket.destroy());
      // Looked at as httpolyglot does: a socket that was paused would stay so for the server that it is handed to.
      socket.once('readable', () => {
        const first: unknown = socket.read();
        if (!Buffer.isBuffer(first)) {
          socket.destroy();
          return;
        }
        socket.unshift(first);
        const arrival: Arrival = { namespace: undefined, authority: undefined, remoteAddress: addressOf(socket) };
        const wrong = first[0] === tlsHandshake ? faults.take(arrival) : undefined;
        if (wrong) {
          showWrongCertificate(socket, wrong, signer, () => faults.trusted(arrival, wrong));
        } else {
          dispatch.call(server, socket);
        }
      });
    },
  });
};

/** Puts our own guards before what mockttp does with connections. */
export const guardConnections = (
  server: Server,
  isProviderHost: (authority: string) => boolean,
  faults: ConnectionFaults,
  signer: Signer,
): void => {
  guardTunnels(server, isProviderHost, faults, signer);
  guardDirect(server, faults, signer);
};
