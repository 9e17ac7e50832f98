import { calculateJwkThumbprint, exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose';

/** A key pair for ES384, the algorithm that Logto signs with. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  /** SPKI in PEM: what an attacker takes for an HMAC secret. */
  readonly publicPem: string;
}

export const algorithm = 'ES384';

export const createSigningKey = async (): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    privateKey,
    publicJwk: { ...jwk, kid, alg: algorithm, use: 'sig' },
    publicPem: await exportSPKI(publicKey),
  };
};
