import { isIP } from 'node:net';
// tsyringe, on which @peculiar/x509 stands, asks for this polyfill.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** The CA that the fake's certificates are signed with, in PEM, and the name that they are for. */
export interface Signer {
  readonly host: string;
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  /** Names and addresses; the first is the subject. */
  readonly names: readonly [string, ...string[]];
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** Signed by itself, and not by the CA. */
  readonly selfSigned?: boolean;
}

const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
/** Made in a moment, which keys of RSA are not. */
const ownKeys = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;

const keyOf = (pem: string) =>
  crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), signing, false, ['sign']);

/** Makes a certificate for a server, with its key, in PEM. */
export const issueCertificate = async ({ names, expires, selfSigned = false }: CertificateOptions, signer: Signer) => {
  const keys = await crypto.subtle.generateKey(ownKeys, true, ['sign', 'verify']);
  const subject = new x509.Name([{ CN: [names[0]] }]);
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    // Go compares the names byte by byte.
    issuer: selfSigned ? subject : new x509.X509Certificate(signer.cert).subjectName,
    notBefore: new Date(expires - 90 * day),
    notAfter: new Date(expires),
    signingAlgorithm: selfSigned ? ownKeys : signing,
    publicKey: keys.publicKey,
    signingKey: selfSigned ? keys.privateKey : await keyOf(signer.key),
    extensions: [
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
    ],
  });
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(exported, 'PRIVATE KEY') };
};
