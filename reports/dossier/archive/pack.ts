import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { ZipFile } from 'yazl';
import { fastest } from '../files/fastest.ts';
import { readIfSmall } from '../files/small-files.ts';

/** A file of an archive: where its content is, or the content. */
export type PackedFile = { readonly path: string } & (
  | { readonly from: string; readonly content?: never }
  | { readonly content: Buffer; readonly from?: never }
);

const isCompressed = (path: string): boolean => /\.(jpe?g|png|webp|zip|gz)$/.test(path);

/** How many bytes are packed from memory, which takes a quarter of the time that a stream for each file does. */
const heldBytes = 64 * 1024 ** 2;

/** Files whose compression is begun at once, each of which takes a quarter of a megabyte while it lasts. */
const atOnce = 64;

/** Compressions end in the order in which they were begun, but for the few that are under way at once. */
const afterThoseBegun = async (): Promise<void> => void (await promisify(deflateRaw)(Buffer.alloc(0)));

/** A zip that is being written, while what else belongs to it is still made; disposed of before its end, it is cut short. */
export const startPacking = (mtime: Date, out: string) => {
  const archive = new ZipFile();
  const abort = new AbortController();
  archive.on('error', (error: Error) => abort.abort(error));
  const written = pipeline(archive.outputStream, createWriteStream(out), { signal: abort.signal });
  // Whoever ends it is told.
  written.catch(() => undefined);
  let held = 0;
  /** Times and modes are the same for all files, so that it tells nothing of the machine. */
  const addFile = ({ path, from, content }: PackedFile): void => {
    const options = { mtime, mode: 0o100644, compressionLevel: isCompressed(path) ? 0 : fastest };
    const known = content ?? (held < heldBytes ? readIfSmall(from) : undefined);
    held += known?.length ?? 0;
    if (known) {
      archive.addBuffer(known, path, options);
    } else if (from !== undefined) {
      archive.addFile(from, path, options);
    }
  };
  const addFiles = async (files: readonly PackedFile[]): Promise<void> => {
    for (let at = 0; at < files.length && !abort.signal.aborted; at += atOnce) {
      files.slice(at, at + atOnce).forEach(addFile);
      await afterThoseBegun();
    }
  };
  let added = Promise.resolve();
  return {
    /** Adds files behind those that were added before, in the background. */
    add(files: readonly PackedFile[]): void {
      added = added.then(() => addFiles(files));
      added.catch((error: unknown) => abort.abort(error));
    },
    async end(): Promise<void> {
      await added;
      archive.end();
      await written.catch((error: unknown) => {
        throw abort.signal.aborted ? abort.signal.reason : error;
      });
    },
    async [Symbol.asyncDispose](): Promise<void> {
      abort.abort();
      await Promise.allSettled([added, written]);
    },
  };
};

/** Writes a zip. */
export const packFiles = async (files: readonly PackedFile[], mtime: Date, out: string): Promise<void> => {
  await using packing = startPacking(mtime, out);
  packing.add(files);
  await packing.end();
};
