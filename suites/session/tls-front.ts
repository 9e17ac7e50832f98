import { request } from 'node:http';
import { type Credentials, makePrivateCa } from '../../fixtures/stack/testing/private-ca.ts';
import { serveOverTls } from '../../fixtures/stack/testing/tls-server.ts';

/**
 * A proxy on loopback that ends TLS, as one stands in front of an application.
 *
 * @param credentials absent: a certificate for `localhost` that no client trusts unasked
 */
export const startTlsFront = async (credentials?: Credentials) => {
  let target = 0;
  const certificate = credentials ?? (await (await makePrivateCa()).issue('localhost'));
  const server = await serveOverTls(certificate, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const forwarded = { ...headers, 'x-forwarded-proto': 'https' };
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers: forwarded }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return {
    ...server,
    /** From now on requests go to this port of 127.0.0.1. */
    forwardTo: (port: number) => {
      target = port;
    },
  };
};
