import { gunzipSync, gzipSync } from 'node:zlib';

/** No file of a run is larger. */
const most = 256 * 1024 ** 2;

/** Whether bytes are those of a file that gzip made (RFC 1952). */
export const isGzip = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(Buffer.from([0x1f, 0x8b, 8]));

/** Whether it has no name, comment or field of its own, which its flags tell of. */
const isBare = (bytes: Buffer): boolean => bytes[3] === 0;

const unpack = (bytes: Buffer): Buffer | undefined => {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    return undefined;
  }
};

/**
 * Does something with what gzip packed.
 *
 * @returns the same bytes where nothing changed and its header says no more; undefined where it is damaged
 */
export const rewriteGzip = async (
  bytes: Buffer,
  change: (content: Buffer) => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> => {
  const content = unpack(bytes);
  const changed = content && (await change(content));
  return content && (changed === content && isBare(bytes) ? bytes : gzipSync(changed ?? Buffer.alloc(0)));
};
