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

/** A string as SSH writes it: after its length. */
const sshString = (content: string | Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(content));
  return Buffer.concat([length, Buffer.from(content)]);
};

/**
 * By which a key is named: its OpenSSH fingerprint, which `ssh-keygen -l` prints. `cosign` takes no other name: it passes
 * over a signature whose `keyid` is not the fingerprint of the key that it was given.
 */
export const keyIdOf = (publicKey: KeyObject): string => {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [own, other] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const parts: ReadonlyArray<string | Buffer> =
    publicKey.asymmetricKeyType === 'ed25519'
      ? ['ssh-ed25519', own]
      : ['ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([4]), own, other])];
  const digest = createHash('sha256')
    .update(Buffer.concat(parts.map(sshString)))
    .digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
};

/** `Ed25519 key SHA256:…` */
export const keyName = (publicKey: KeyObject): string =>
  `${publicKey.asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'ECDSA P-256'} key ${keyIdOf(publicKey)}`;
