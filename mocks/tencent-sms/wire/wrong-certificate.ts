import type { Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
// tsyringe, on which @peculiar/x509 stands, asks for this polyfill.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { providerHost } from '../../../contracts/provider-route.ts';
import type { Effect } from '../faults/fault.ts';

type Wrong = Extract<Effect, { kind: 'certificate' }>['wrong'];

/** The CA that the fake's certificates are signed with, in PEM. */
export interface Signer {
  readonly key: string;
  readonly cert: string;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const newKeys = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const day = 86_400_000;

const keyOf = (pem: string) =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);

/** A certificate that is right but for the one thing that is asked for. */
const makeCertificate = async (wrong: Wrong, signer: Signer) => {
  const keys = await crypto.subtle.generateKey(newKeys, true, ['sign', 'verify']);
  const name = wrong === 'name' ? 'sms.example.com' : providerHost;
  const untrusted = wrong === 'untrusted';
  const expires = Date.now() + (wrong === 'expired' ? -day : day);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: untrusted ? `CN=${name}` : new x509.X509Certificate(signer.cert).subject,
    notBefore: new Date(expires - 30 * day),
    notAfter: new Date(expires),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: untrusted ? keys.privateKey : await keyOf(signer.key),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(exported, 'PRIVATE KEY') };
};

/** Servers by what is wrong with them and whose CA they stand beside; made once. */
const servers = new WeakMap<Signer, Map<Wrong, Promise<Server>>>();

const serverFor = (wrong: Wrong, signer: Signer): Promise<Server> => {
  const known = servers.get(signer) ?? new Map<Wrong, Promise<Server>>();
  servers.set(signer, known);
  const server =
    known.get(wrong) ??
    makeCertificate(wrong, signer).then((pair) =>
      // A client that goes on all the same gets nothing: whoever trusts this certificate must not get an answer.
      createServer(pair, (socket) => socket.destroy()).on('tlsClientError', (_error, socket) => socket.destroy()),
    );
  known.set(wrong, server);
  return server;
};

/** Answers a TLS handshake with a wrong certificate. */
export const showWrongCertificate = (socket: Socket, wrong: Wrong, signer: Signer): void => {
  socket.on('error', () => socket.destroy());
  serverFor(wrong, signer).then(
    (server) => server.emit('connection', socket),
    () => socket.destroy(),
  );
};
