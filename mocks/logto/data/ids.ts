import { randomBytes, randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A random id in Logto's alphabet; Logto uses 12 characters for users and connectors, 21 for applications. */
export const createId = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A secret or verification id, in base64url. */
export const createSecret = (bytes = 24): string => randomBytes(bytes).toString('base64url');
