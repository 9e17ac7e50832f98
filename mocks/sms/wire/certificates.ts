import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
// tsyringe, on which @peculiar/x509 stands, asks for this polyfill.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export const wrongCertificates = ['name', 'expired', 'untrusted'] as const;

export type WrongCertificate = (typeof wrongCertificates)[number];

/** A CA in PEM. */
export interface Signer {
  readonly key: string;
  readonly cert: string;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const newKeys = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
const day = 86_400_000;
/** Milliseconds after which a client that says nothing to a wrong certificate is left. */
const silence = 30_000;
/** Contexts that are kept; clients may ask for many names of the provider. */
const mostContexts = 100;

const keyOf = (pem: string) =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);

/** Certificates for the names of a fake, made when they are first asked for. */
export class Certificates {
  readonly #signer: Signer;
  readonly #contexts = new Map<string, Promise<SecureContext>>();
  #keys: Promise<CryptoKeyPair> | undefined;

  constructor(signer: Signer) {
    this.#signer = signer;
  }

  /** @param wrong the one thing that is wrong with it, if anything */
  contextFor(name: string, wrong?: WrongCertificate): Promise<SecureContext> {
    const id = `${wrong ?? ''} ${name}`;
    if (this.#contexts.size >= mostContexts && !this.#contexts.has(id)) {
      this.#contexts.clear();
    }
    const context = this.#contexts.get(id) ?? this.#make(name, wrong).then(createSecureContext);
    this.#contexts.set(id, context);
    return context;
  }

  async #make(host: string, wrong: WrongCertificate | undefined) {
    this.#keys ??= crypto.subtle.generateKey(newKeys, true, ['sign', 'verify']);
    const keys = await this.#keys;
    const signer = new x509.X509Certificate(this.#signer.cert);
    const name = wrong === 'name' ? 'sms.example.com' : host;
    const untrusted = wrong === 'untrusted';
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: untrusted ? `CN=${name}` : signer.subject,
      notBefore: new Date(Date.now() - 30 * day),
      notAfter: new Date(Date.now() + (wrong === 'expired' ? -day : 365 * day)),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: untrusted ? keys.privateKey : await keyOf(this.#signer.key),
      extensions: [
        new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
        await x509.AuthorityKeyIdentifierExtension.create(untrusted ? keys.publicKey : signer.publicKey),
      ],
    });
    const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(exported, 'PRIVATE KEY') };
  }
}

/**
 * Answers a TLS handshake with a certificate that a client must not trust. One that goes on all the same gets no answer.
 *
 * @param trusted called when the client sends something over the connection
 */
export const showWrongCertificate = (socket: Socket, context: Promise<SecureContext>, trusted: () => void): void => {
  const drop = (): void => void socket.destroy();
  socket.on('error', drop);
  socket.setTimeout(silence, drop);
  context.then((secureContext) => {
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', drop);
    secure.once('data', () => {
      trusted();
      drop();
    });
  }, drop);
};
