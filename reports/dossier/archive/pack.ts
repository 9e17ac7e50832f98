import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an archive: where its content is, or the content. */
export type PackedFile = { readonly path: string } & (
  | { readonly from: string; readonly content?: never }
  | { readonly content: Buffer; readonly from?: never }
);

const isCompressed = (path: string): boolean => /\.(jpe?g|png|webp|zip|gz)$/.test(path);

/** Writes a zip. Times and modes are the same for all files, so that it tells nothing of the machine. */
export const packFiles = async (files: readonly PackedFile[], mtime: Date, out: string): Promise<void> => {
  const archive = new ZipFile();
  const failed = new Promise<never>((_, reject) => archive.on('error', reject));
  for (const { path, from, content } of files) {
    const options = { mtime, mode: 0o100644, compress: !isCompressed(path) };
    if (from === undefined) {
      archive.addBuffer(content, path, options);
    } else {
      archive.addFile(from, path, options);
    }
  }
  archive.end();
  await Promise.race([pipeline(archive.outputStream, createWriteStream(out)), failed]);
};
