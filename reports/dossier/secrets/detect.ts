import { isPicture } from '../parts/kind-of-part.ts';
import type { Part } from '../parts/parts.ts';

/** What looks like a secret, whoever knows it. `(not kept)` and `(redacted: …)` are what was put in the place of one. */
const detectors: ReadonlyArray<readonly [kind: string, pattern: RegExp]> = [
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['JSON Web Token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/],
  ['bearer token', /\bauthorization\\?"?:\s*\\?"?(?:bearer|basic)\s+[\w~+/.-]{16,}/i],
  [
    'password or token',
    /"(?:password|\w*_token|client_?secret|accessKeySecret)\\?":\s*\\?"(?!\(not kept\)|\(redacted:|\*+|(?:string|password)\\?")[^"\\\s]{6,}\\?"/i,
  ],
];

/** The kinds of secrets that a part of a file seems to hold. */
export const detectedIn = ({ bytes }: Part): string[] => {
  const text = isPicture(bytes) ? '' : bytes.toString('latin1');
  return detectors.flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
};
