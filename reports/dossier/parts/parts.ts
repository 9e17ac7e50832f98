import { open, readFile } from 'node:fs/promises';
import { blocksOf } from './blocks.ts';
import { embedsFiles, rewritePage } from './page.ts';
import { isZip, rewriteZip } from './zip.ts';

/** A piece of a file that holds no other: a block of it, an entry of an archive, a file that a page embeds. */
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
  if (embedsFiles(path, bytes)) {
    return await rewritePage(bytes, {
      shell: async (shell) => await change({ within, offset: 0, bytes: shell }),
      file: async (name, content) => (await rewrite(name, content, [...within, name], change)) ?? nothing,
    });
  }
  return await change({ within, offset: 0, bytes });
};

const startOf = async (path: string): Promise<Buffer> => {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  return buffer.subarray(0, bytesRead);
};

/** Does something with each part of a file, and gives what becomes of it, in blocks; nothing of one that is left out. */
export async function* rewriteFile(path: string, change: Change): AsyncGenerator<Buffer> {
  if (isZip(await startOf(path)) || path.endsWith('.html')) {
    const whole = await rewrite(path, await readFile(path), [], change);
    yield* whole ? [whole] : [];
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
