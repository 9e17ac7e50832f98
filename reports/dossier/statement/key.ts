import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { DossierProblem } from '../files/problem.ts';

const kinds = 'an Ed25519 or ECDSA P-256 key as a PEM file, such as "openssl genpkey -algorithm ed25519" makes';

const isFit = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'ed25519' || (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1');

const requireFit = (key: KeyObject, name: string): KeyObject => {
  if (!isFit(key)) {
    throw new DossierProblem(`${name} is a key of another kind (${key.asymmetricKeyType})`, `Give ${kinds}`);
  }
  return key;
};

/** @param name of the key for a person */
export const readPrivateKey = (pem: string, name: string): KeyObject => {
  const parsed = (() => {
    try {
      return createPrivateKey(pem);
    } catch (error) {
      throw new DossierProblem(`${name} is no private key without a passphrase`, `Give ${kinds}`, { cause: error });
    }
  })();
  return requireFit(parsed, name);
};

/** @param name of the key for a person */
export const readPublicKey = (pem: string, name: string): KeyObject => {
  if (/PRIVATE KEY-----/.test(pem)) {
    throw new DossierProblem(
      `${name} is a private key, which nobody but the signer may have`,
      'Give the public one: openssl pkey -in <private key> -pubout',
    );
  }
  const parsed = (() => {
    try {
      return createPublicKey(pem);
    } catch (error) {
      throw new DossierProblem(`${name} is no public key`, 'Give the PEM file that begins with BEGIN PUBLIC KEY', {
        cause: error,
      });
    }
  })();
  return requireFit(parsed, name);
};

/** By which a key is named: SHA-256 of its public half, in hexadecimal digits. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** `Ed25519 key 3f2a0c…` */
export const keyName = (publicKey: KeyObject): string =>
  `${publicKey.asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'ECDSA P-256'} key ${keyIdOf(publicKey).slice(0, 16)}`;
