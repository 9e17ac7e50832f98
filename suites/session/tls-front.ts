import 'reflect-metadata';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import * as x509 from '@peculiar/x509';
import { z } from 'zod';

/** A proxy on loopback that ends TLS, as one stands in front of an application. */
interface TlsFront extends AsyncDisposable {
  /** `https://localhost:PORT` */
  readonly url: string;
  /** From now on requests go to this port of 127.0.0.1. */
  forwardTo(port: number): void;
}

const address = z.object({ port: z.number() });
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const selfSigned = async () => {
  x509.cryptoProvider.set(crypto);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, cert: certificate.toString('pem') };
};

/**
 * Starts one.
 *
 * @param credentials absent: a certificate of its own for `localhost`, which no client trusts unasked
 */
export const startTlsFront = async (credentials?: {
  readonly key: string;
  readonly cert: string;
}): Promise<TlsFront> => {
  let target = 0;
  const server = createServer(credentials ?? (await selfSigned()), (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const forwarded = { ...headers, 'x-forwarded-proto': 'https' };
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers: forwarded }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${address.parse(server.address()).port}`,
    forwardTo: (port) => {
      target = port;
    },
    async [Symbol.asyncDispose]() {
      if (server.listening) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    },
  };
};
