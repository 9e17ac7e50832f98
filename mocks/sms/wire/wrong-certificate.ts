import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { kept } from '../support/kept.ts';
import { issueCertificate, type Signer } from './certificate.ts';

export const wrongCertificates = ['name', 'expired', 'untrusted'] as const;

export type WrongCertificate = (typeof wrongCertificates)[number];

const day = 86_400_000;
/** Milliseconds after which a client that says nothing is left. */
const silence = 30_000;

/** A certificate that is right but for the one thing that is asked for. */
const makeCertificate = (wrong: WrongCertificate, signer: Signer) =>
  issueCertificate(
    {
      names: [wrong === 'name' ? 'sms.example.com' : signer.host],
      expires: Date.now() + (wrong === 'expired' ? -day : day),
      selfSigned: wrong === 'untrusted',
    },
    signer,
  );

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
