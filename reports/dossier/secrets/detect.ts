import { isPicture } from '../parts/kind-of-part.ts';
import { lookAt } from '../parts/parts.ts';

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

/** The kinds of secrets that a file seems to hold. */
export const detectedIn = async (path: string): Promise<string[]> => {
  const found = new Set<string>();
  await lookAt(path, ({ bytes }) => {
    const text = isPicture(bytes) ? '' : bytes.toString('latin1');
    for (const [kind, pattern] of detectors) {
      if (pattern.test(text)) {
        found.add(kind);
      }
    }
  });
  return [...found];
};
