import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';

/** Longer than whatever is searched for: what is divided between two chunks is found in the next. */
const overlap = 16_384;

async function* overlapping(stream: Readable): AsyncGenerator<Buffer> {
  let tail = Buffer.alloc(0);
  for await (const chunk of stream) {
    const text = Buffer.concat([tail, chunk]);
    yield text;
    tail = text.subarray(-overlap);
  }
}

async function* ofArchive(path: string): AsyncGenerator<Buffer> {
  const archive = await openPromise(path, { autoClose: false });
  try {
    for await (const entry of archive.eachEntry()) {
      yield* overlapping(await archive.openReadStreamPromise(entry));
    }
  } finally {
    archive.close();
  }
}

/** Most files of a run are small, and a stream for each costs more than its content. */
const small = 1 << 20;

async function* whole(path: string): AsyncGenerator<Buffer> {
  if ((await stat(path)).size > small) {
    yield* overlapping(createReadStream(path, { highWaterMark: small }));
  } else {
    yield await readFile(path);
  }
}

/** What a file holds, in chunks that overlap; of an archive, such as a trace, what its entries hold. */
export async function* contentsOf(path: string): AsyncGenerator<Buffer> {
  if (!path.endsWith('.zip')) {
    yield* whole(path);
    return;
  }
  try {
    yield* ofArchive(path);
  } catch {
    // A trace that was cut short is no archive.
    yield* whole(path);
  }
}
