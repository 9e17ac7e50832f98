import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Entry, fromFdPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { DossierProblem } from '../files/problem.ts';
import { whatIsHidden } from './layout.ts';
import { limits } from './limits.ts';
import { unpack } from './unpack.ts';

/** A file of an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly size: number;
  readonly open: () => Promise<Readable>;
  /** All of it; for a small one. @throws for what is damaged */
  readonly read: () => Buffer;
}

const again = 'Ask whoever sealed it for the dossier as it left them';

const problem = (what: string, cause?: unknown) => new DossierProblem(what, again, { cause });

/** What the mode of an entry says that it is, whichever system it is said to come from. */
const kindOf = ({ externalFileAttributes }: Entry): number => (externalFileAttributes >>> 16) & 0o170000;

/** What the operating system or a reader could take for another place. */
const isStrange = (path: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
  /[\u0000-\u001f\u007f\\:]/.test(path) || path.split('/').some((part) => /^(\.{0,2})$|[. ]$/.test(part));

const whyRefused = (entry: Entry): string | undefined => {
  const { fileName, uncompressedSize, compressedSize } = entry;
  const name = JSON.stringify(fileName);
  const kind = kindOf(entry);
  if (kind === 0o120000) {
    return `${name} is a link`;
  }
  if (isStrange(fileName) || kind !== 0o100000) {
    return `${name} is no plain file below the dossier`;
  }
  if (entry.isEncrypted() || !entry.canDecodeFileData()) {
    return `${name} is encrypted or packed in an unusual way`;
  }
  const isBomb = uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio;
  return isBomb || uncompressedSize > limits.fileBytes
    ? `${name} grows from ${compressedSize} to ${uncompressedSize} bytes, more than a file of a dossier may`
    : undefined;
};

const readEntries = async (archive: ZipFile): Promise<Entry[]> => {
  const entries: Entry[] = [];
  if (archive.entryCount > limits.entries) {
    throw problem(`the dossier has ${archive.entryCount} files, more than ${limits.entries}`);
  }
  for await (const entry of archive.eachEntry()) {
    const why = whyRefused(entry);
    if (why !== undefined) {
      throw problem(why);
    }
    entries.push(entry);
  }
  return entries;
};

const requireSound = (archive: ZipFile, entries: readonly Entry[]): void => {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > limits.totalBytes || total > limits.ratioFromBytes + archive.fileSize * limits.ratio) {
    throw problem(`the dossier grows from ${archive.fileSize} to ${total} bytes, more than one may`);
  }
  const seen = new Set<string>();
  for (const { fileName } of entries) {
    if (seen.has(fileName.toLowerCase())) {
      throw problem(`${JSON.stringify(fileName)} is there twice`);
    }
    seen.add(fileName.toLowerCase());
  }
};

const readHeaders = async (archive: ZipFile, entries: readonly Entry[]): Promise<Map<Entry, LocalFileHeader>> =>
  new Map(
    await Promise.all(
      entries.map(
        async (entry): Promise<[Entry, LocalFileHeader]> => [entry, await archive.readLocalFileHeaderPromise(entry)],
      ),
    ),
  );

const openFile = (path: string): number => {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new DossierProblem(`there is no file ${path}`, 'Give the dossier that "npm run report -- seal" made')
      : problem('the dossier is cut short, or is no zip', error);
  }
};

/**
 * Opens a zip that others made, and looks at all that it says of its files before one of them is read.
 *
 * @throws DossierProblem for one that is cut short, that leads outside, that holds links, or that grows beyond measure
 */
export const openArchive = async (path: string) => {
  const descriptor = openFile(path);
  const archive = await fromFdPromise(descriptor, { autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => {
      closeSync(descriptor);
      throw problem('the dossier is cut short, or is no zip', error);
    },
  );
  try {
    const entries = await readEntries(archive);
    requireSound(archive, entries);
    const headers = await readHeaders(archive, entries);
    const hidden = whatIsHidden(archive, headers);
    if (hidden !== undefined) {
      throw problem(hidden);
    }
    const files = [...headers].map(
      ([entry, { fileDataStart }]): ArchivedFile => ({
        ...{ path: entry.fileName, size: entry.uncompressedSize },
        open: () => archive.openReadStreamPromise(entry),
        read: () => unpack(descriptor, entry, fileDataStart),
      }),
    );
    return { files, size: archive.fileSize, [Symbol.dispose]: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error instanceof DossierProblem
      ? error
      : problem(
          `the list of files in the dossier is damaged (${error instanceof Error ? error.message : error})`,
          error,
        );
  }
};

export type Archive = Awaited<ReturnType<typeof openArchive>>;
