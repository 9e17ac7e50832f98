import { readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';

/** Methods of compression that a dossier's files may have (APPNOTE 4.4.5). */
const stored = 0;

/**
 * What a small file of a zip holds. A dossier has thousands, and a stream for each takes five times as long.
 *
 * @param descriptor of the zip
 * @param start where the file's bytes begin in it
 * @throws for a file that has another size than the zip says
 */
export const unpack = (
  descriptor: number,
  { compressedSize, uncompressedSize, compressionMethod }: Entry,
  start: number,
): Buffer => {
  const packed = Buffer.alloc(compressedSize);
  const length = readSync(descriptor, packed, 0, compressedSize, start);
  const content =
    compressionMethod === stored || length < compressedSize
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) });
  if (length < compressedSize || content.length !== uncompressedSize) {
    throw new Error(`it has ${content.length} bytes, not ${uncompressedSize}`);
  }
  return content;
};
