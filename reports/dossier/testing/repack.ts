import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { openArchive } from '../archive/entries.ts';

type Files = ReadonlyMap<string, Buffer>;

/** What a dossier holds, by path. */
export const unpack = async (file: string): Promise<Map<string, Buffer>> => {
  using archive = await openArchive(file);
  const files = new Map<string, Buffer>();
  for (const { path, open } of archive.files) {
    files.set(path, await buffer(await open()));
  }
  return files;
};

interface Packing {
  /** Mode of each file; absent: a plain file. */
  readonly mode?: number;
  /** Done with the bytes of the zip. */
  readonly alter?: (zip: Buffer) => Buffer;
}

/** Packs files as whoever forges a dossier would. @returns the zip that was written */
export const pack = async (files: Files, out: string, { mode = 0o100644, alter = (zip) => zip }: Packing = {}) => {
  const archive = new ZipFile();
  for (const [path, content] of files) {
    archive.addBuffer(content, path, { mode });
  }
  archive.end();
  await writeFile(out, alter(await buffer(archive.outputStream)));
  return out;
};

/** Puts another name in the place of one in a zip; both have the same length. */
export const renameInZip =
  (from: string, to: string) =>
  (zip: Buffer): Buffer =>
    Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

/** Puts bytes before the list of files of a zip, where no reader of the list looks. */
export const hideInZip =
  (bytes: Buffer) =>
  (zip: Buffer): Buffer => {
    const end = zip.length - 22;
    const list = zip.readUInt32LE(end + 16);
    const hidden = Buffer.concat([zip.subarray(0, list), bytes, zip.subarray(list)]);
    hidden.writeUInt32LE(list + bytes.length, end + bytes.length + 16);
    return hidden;
  };

/** Says in the list of files of a zip that another system than Unix made it. */
export const foreignZip = (zip: Buffer): Buffer => {
  const foreign = Buffer.from(zip);
  for (let at = foreign.indexOf('PK\x01\x02'); at >= 0; at = foreign.indexOf('PK\x01\x02', at + 4)) {
    foreign.writeUInt8(19, at + 5);
  }
  return foreign;
};

/** The same bytes but for one bit. */
export const flip = (content: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(content);
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return flipped;
};
