import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { keyName, readPrivateKey, readPublicKey } from './key.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

test('an RSA and a P-384 key are rejected', () => {
  for (const key of [rsa.privateKey, otherCurve.privateKey]) {
    expect(() => readPrivateKey(key.export(pem).toString(), 'my.pem')).toThrow(
      /^my.pem is a key of another kind \((rsa|ec)\)/,
    );
  }
});

test('a malformed, a public and an encrypted private key are rejected', () => {
  const locked = privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'locked' }).toString();
  for (const text of ['', 'no key', publicPem, locked]) {
    expect(() => readPrivateKey(text, 'my.pem')).toThrow('my.pem is no private key without a passphrase. Give');
  }
});

test('a private key is rejected where the public one is needed', () => {
  expect(() => readPublicKey(privateKey.export(pem).toString(), 'my.pem')).toThrow(
    'which nobody but the signer may have',
  );
});

test('a malformed public key is rejected', () => {
  expect(() => readPublicKey('no key', 'my.pem')).toThrow('my.pem is no public key. Give the PEM file');
});

test('a key is named by the hash of its public half', () => {
  expect(keyName(readPublicKey(publicPem, 'my.pem'))).toMatch(/^Ed25519 key [0-9a-f]{16}$/);
});
