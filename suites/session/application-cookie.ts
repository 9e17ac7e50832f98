import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What `@logto/next` keeps in its cookie, as far as a check needs it. */
const contentSchema = z.object({ idToken: z.string(), refreshToken: z.string().optional() });

type Content = z.infer<typeof contentSchema>;

const keyOf = (secret: string) => createHash('sha256').update(secret).digest();
const tagLength = 16;

/**
 * Writes a cookie as `@logto/next` 4 does: AES-256-GCM under the SHA-256 of the secret, `<ciphertext and tag>.<iv>` in
 * base64. So a check has the cookie of a sign-in that was long ago.
 */
export const writeCookie = (content: Content, secret: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
  return `${sealed.toString('base64')}.${iv.toString('base64')}`;
};

/** Opens such a cookie. @throws Error for one of another secret, or none of `@logto/next` 4 */
export const readCookie = (value: string, secret: string): Content => {
  const [sealed, iv] = value.split('.').map((part) => Buffer.from(part, 'base64'));
  if (sealed === undefined || iv === undefined) {
    throw new Error('this is no cookie of @logto/next 4');
  }
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv).setAuthTag(sealed.subarray(-tagLength));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]).toString();
  return contentSchema.parse(JSON.parse(text));
};

/** The value with one bit of the ciphertext flipped, for every `step`th byte. */
export const withFlippedBits = (value: string, step: number): string[] => {
  const [sealed = '', iv = ''] = value.split('.');
  const { length } = Buffer.from(sealed, 'base64');
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => {
    const bytes = Buffer.from(sealed, 'base64');
    bytes.writeUInt8(bytes.readUInt8(index * step) ^ (1 << (index % 8)), index * step);
    return `${bytes.toString('base64')}.${iv}`;
  });
};
