import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readIfSmall } from '../files/small-files.ts';
import { isArchive } from './archives.ts';
import { blocksOf } from './blocks.ts';
import { isGzip, rewriteGzip } from './gzip.ts';
import { embedsFiles, rewritePage } from './page.ts';
import { isUtf16, rewriteUtf16 } from './utf16.ts';
import { isZip, rewriteZip } from './zip.ts';

/** A piece of a file that holds no other: a block of it, an entry of an archive, a file that a page embeds or gzip packed. */
export interface Part {
  /** Entries that lead to it, the last of which names it; empty: the file itself. */
  readonly within: readonly string[];
  /** From where the file or the entry begins. */
  readonly offset: number;
  readonly bytes: Buffer;
}

/** What becomes of a part; undefined: it is left out. */
export type Change = (part: Part) => Buffer | undefined | Promise<Buffer | undefined>;

/** What is put where a file that a page embeds is left out: a picture of one transparent pixel. */
const nothing = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const rewrite = async (
  path: string,
  bytes: Buffer,
  within: readonly string[],
  change: Change,
): Promise<Buffer | undefined> => {
  if (isZip(bytes)) {
    const whole = await rewriteZip(bytes, (name, content) => rewrite(name, content, [...within, name], change));
    if (whole) {
      return whole;
    }
  }
  if (isGzip(bytes)) {
    const name = basename(path, '.gz');
    const whole = await rewriteGzip(bytes, (content) => rewrite(name, content, [...within, name], change));
    if (whole) {
      return whole;
    }
  }
  if (isUtf16(bytes)) {
    return await rewriteUtf16(bytes, (content) => rewrite(path, content, [...within, basename(path)], change));
  }
  if (embedsFiles(path, bytes)) {
    return await rewritePage(bytes, {
      shell: async (shell) => await change({ within, offset: 0, bytes: shell }),
      file: async (name, content) => (await rewrite(name, content, [...within, name], change)) ?? nothing,
    });
  }
  return await change({ within, offset: 0, bytes });
};

const startsAsHolder = async (path: string): Promise<boolean> => {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  const start = buffer.subarray(0, bytesRead);
  return isArchive(start) || isUtf16(start);
};

/** A file that holds others, or a small one; undefined for one that is read in blocks. */
const readWhole = async (path: string): Promise<Buffer | undefined> => {
  const holdsOthers = path.endsWith('.html') || (await startsAsHolder(path));
  return holdsOthers ? await readFile(path) : undefined;
};

/** Does something with each part of a file, and gives what becomes of it, in blocks; nothing of one that is left out. */
export async function* rewriteFile(path: string, change: Change): AsyncGenerator<Buffer> {
  const whole = readIfSmall(path) ?? (await readWhole(path));
  if (whole) {
    const changed = await rewrite(path, whole, [], change);
    yield* changed ? [changed] : [];
    return;
  }
  for await (const block of blocksOf(path)) {
    const changed = await change({ within: [], ...block });
    yield* changed ? [changed] : [];
  }
}

/** Looks at each part of a file. */
export const lookAt = async (path: string, look: (part: Part) => void): Promise<void> => {
  const change: Change = (part) => {
    look(part);
    return part.bytes;
  };
  for await (const _ of rewriteFile(path, change)) {
    // Each is looked at as it comes.
  }
};
