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

// What "ssh-keygen -l" of OpenSSH prints for these keys.
const fingerprints = [
  [
    'MCowBQYDK2VwAyEAMKVI/aHHLqN5WMTptxPfFdyJ8m/P8+0WKdox3UoeQQM=',
    'Ed25519 key SHA256:m6Ej8mCk6D0g6ix0W4Acs0+QjQZfHKZ7ElYFwjlshlk',
  ],
  [
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEfQwkXUmk3kVWWXxkH4KlvlGPgR+lVisgafMDur6bGjXsv3E62Xr7Rt8+J/CueUB4fr6hcoPL3ovRrC6QbIDh9w==',
    'ECDSA P-256 key SHA256:6oh7UnkYl2+XxsR55Nc6fVQEd0yGPkOVV8PZpGwAlIY',
  ],
] as const;

for (const [base64, name] of fingerprints) {
  test(`an ${name.split(' key')[0]} key is named by its OpenSSH fingerprint`, () => {
    const text = `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
    expect(keyName(readPublicKey(text, 'my.pem'))).toBe(name);
  });
}
