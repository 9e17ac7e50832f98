import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** What a receiver has seen of a target that sent no logout token. */
interface Seen {
  /** Whether the trial of a webhook arrived, which goes the same way. */
  readonly isReached: boolean;
  /** Connections on which no request came. */
  readonly silentConnections: number;
}

const paths = { logout: '/back-channel-logout', trial: '/trial' };

/** The server of an application that has a back-channel logout address, on this port of the loopback. */
export const startLogoutReceiver = async (port: number) => {
  const got = Promise.withResolvers<string>();
  const over = new AbortController();
  const silent = new Set<Socket>();
  let isReached = false;
  const server = createServer(async (request, response) => {
    silent.delete(request.socket);
    isReached ||= request.url === paths.trial;
    if (request.url === paths.logout) {
      got.resolve(new URLSearchParams(await text(request)).get('logout_token') ?? '');
    }
    response.end();
  });
  server.on('connection', (socket) => silent.add(socket));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    paths,
    seen: (): Seen => ({ isReached, silentConnections: silent.size }),
    /** The first logout token that it got, or that comes within 5 s from now; null if none does. */
    logoutToken: (): Promise<string | null> =>
      Promise.race([got.promise, setTimeout(5000, null, { signal: over.signal })]),
    async [Symbol.asyncDispose]() {
      over.abort();
      server.close();
      server.closeAllConnections();
    },
  };
};

/**
 * Why a target that somebody else set up is not to blame for a logout token that did not come; null where it is. Logto
 * by default closes a connection to a private address as soon as it stands, before it sends anything.
 */
export const whyNoToken = ({ isReached, silentConnections }: Seen): string | null => {
  if (!isReached) {
    return 'the target does not reach this machine, which it would send the logout token to';
  }
  return silentConnections > 0
    ? 'the target sends nothing to private addresses: OIDC_PROVIDER_SSRF_PROTECTION_DISABLED is not set (docs/targets.md)'
    : null;
};
