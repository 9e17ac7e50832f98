import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
// tsyringe, on which @peculiar/x509 stands, asks for this polyfill.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { kept } from '../support/kept.ts';

export const wrongCertificates = ['name', 'expired', 'untrusted'] as const;

export type WrongCertificate = (typeof wrongCertificates)[number];

/** The CA that the fake's certificates are signed with, in PEM, and the name that they are for. */
export interface Signer {
  readonly host: string;
  readonly key: string;
  readonly cert: string;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const newKeys = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const day = 86_400_000;
/** Milliseconds after which a client that says nothing is left. */
const silence = 30_000;

const keyOf = (pem: string) =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);

/** A certificate that is right but for the one thing that is asked for. */
const makeCertificate = async (wrong: WrongCertificate, signer: Signer) => {
  const keys = await crypto.subtle.generateKey(newKeys, true, ['sign', 'verify']);
  const name = wrong === 'name' ? 'sms.example.com' : signer.host;
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

/** Certificates by what is wrong with them and whose CA they stand beside; made once. */
const contexts = new WeakMap<Signer, Map<WrongCertificate, Promise<SecureContext>>>();

const contextFor = (wrong: WrongCertificate, signer: Signer): Promise<SecureContext> => {
  const own = kept(contexts, signer, () => new Map());
  return kept(own, wrong, () => makeCertificate(wrong, signer).then(createSecureContext));
};

/**
 * Answers a TLS handshake with a wrong certificate. A client that goes on all the same gets no answer.
 *
 * @param trusted called when the client sends something over the connection
 */
export const showWrongCertificate = (
  socket: Socket,
  wrong: WrongCertificate,
  signer: Signer,
  trusted: () => void,
): void => {
  const drop = (): void => void socket.destroy();
  socket.on('error', drop);
  socket.setTimeout(silence, drop);
  contextFor(wrong, signer).then((secureContext) => {
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', drop);
    secure.once('data', () => {
      trusted();
      drop();
    });
  }, drop);
};
