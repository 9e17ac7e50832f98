import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { fastest } from '../files/fastest.ts';

interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  readonly mtime: Date;
}

/** Whether bytes are those of an archive, such as a trace. */
export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));

const readEntries = async (bytes: Buffer) => {
  const archive = await fromBufferPromise(bytes);
  const entries: ZipEntry[] = [];
  let isBare = archive.comment === '';
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    entries.push({ name: entry.fileName, content, mtime: entry.getLastModDate() });
    isBare &&= entry.fileComment === '';
  }
  return { entries, isBare };
};

const writeEntries = async (entries: readonly ZipEntry[]): Promise<Buffer> => {
  const archive = new ZipFile();
  for (const { name, content, mtime } of entries) {
    archive.addBuffer(content, name, { mtime, mode: 0o100644, compressionLevel: fastest });
  }
  archive.end();
  return await buffer(archive.outputStream);
};

/**
 * Does something with each entry of an archive; one that becomes `undefined` is left out of it.
 *
 * @returns the archive; the same bytes where nothing changed; undefined where it is cut short
 */
export const rewriteZip = async (
  bytes: Buffer,
  change: (name: string, content: Buffer) => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> => {
  const read = await readEntries(bytes).catch(() => undefined);
  if (!read) {
    return undefined;
  }
  const changed: ZipEntry[] = [];
  // What else it says is said nowhere then.
  let isChanged = !read.isBare;
  for (const entry of read.entries) {
    const content = await change(entry.name, entry.content);
    isChanged ||= content !== entry.content;
    if (content) {
      changed.push({ ...entry, content });
    }
  }
  return isChanged ? await writeEntries(changed) : bytes;
};
