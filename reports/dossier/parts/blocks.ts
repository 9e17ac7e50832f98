import { open } from 'node:fs/promises';
import { readIfSmall, smallBytes } from '../files/small-files.ts';

/** A stretch of a file. */
export interface Block {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** No line of a run is longer. A longer one is divided somewhere. */
const longestLine = 256 * 1024 ** 2;

/** Where a block may end: behind a line, and not within a private key. */
const endIn = (bytes: Buffer): number => {
  const key = bytes.lastIndexOf('-----BEGIN');
  const isOpen = key > 0 && !bytes.subarray(key).includes('-----END');
  return bytes.subarray(0, isOpen ? key : bytes.length).lastIndexOf('\n') + 1;
};

/** What a file holds, in blocks that end with a line: what is looked for has no line break, or is a key. */
export async function* blocksOf(path: string): AsyncGenerator<Block> {
  const small = readIfSmall(path);
  if (small) {
    yield { offset: 0, bytes: small };
    return;
  }
  await using file = await open(path);
  let [offset, rest] = [0, Buffer.alloc(0)];
  for (;;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(smallBytes), 0, smallBytes, offset + rest.length);
    const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    const isLast = bytesRead === 0;
    const end = isLast || bytes.length > longestLine ? bytes.length : endIn(bytes);
    if (end > 0) {
      yield { offset, bytes: bytes.subarray(0, end) };
    }
    if (isLast) {
      return;
    }
    offset += end;
    rest = bytes.subarray(end);
  }
}
