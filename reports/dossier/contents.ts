import { createHash, hash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { dossierNames } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { isResult } from '../record/allure-results.ts';
import type { ArchivedFile } from './archive/entries.ts';
import { limits } from './archive/limits.ts';
import { wrong } from './files/problem.ts';
import { smallBytes } from './files/small-files.ts';
import { evidencePath } from './manifest.ts';

/** Reads a file of an archive into memory. */
export const readArchived = async ({ path, size, open, read }: ArchivedFile): Promise<Buffer> => {
  if (size > limits.readBytes) {
    throw wrong(`${path} has ${size} bytes, more than it may`);
  }
  try {
    return size <= smallBytes ? read() : await buffer(await open());
  } catch (error) {
    throw wrong(`${path} cannot be unpacked`, error);
  }
};

const judgedFiles: ReadonlySet<string> = new Set(
  [
    ...[fileNames.planned, fileNames.outcomes, fileNames.run, fileNames.catalogue, fileNames.deviations],
    ...[fileNames.selection, fileNames.shards, fileNames.judgement, fileNames.verdict],
  ].map(evidencePath),
);

/** Whether a verdict rests on a file, so that it is needed for judging again. */
const isJudged = (path: string): boolean =>
  judgedFiles.has(path) || (path.startsWith(evidencePath(`${fileNames.results}/`)) && isResult(path));

/** Where a file that is needed for judging again is unpacked to; undefined for any other. */
const placeOf = (path: string, folder: string): string | undefined => {
  if (!isJudged(path)) {
    return undefined;
  }
  const file = join(folder, path.slice(dossierNames.evidence.length + 1));
  mkdirSync(dirname(file), { recursive: true });
  return file;
};

const inspectSmall = ({ path, read }: ArchivedFile, place: string | undefined) => {
  const content = read();
  if (place !== undefined) {
    writeFileSync(place, content, { flag: 'wx' });
  }
  return { path, size: content.length, sha256: hash('sha256', content) };
};

/**
 * SHA-256 and size of a file of an archive, a large one read as a stream; what a verdict rests on is unpacked meanwhile.
 *
 * @param folder to unpack to; its name is the id of the run
 */
export const inspect = async (archived: ArchivedFile, folder: string) => {
  const { path, open } = archived;
  const place = placeOf(path, folder);
  if (archived.size <= smallBytes) {
    return inspectSmall(archived, place);
  }
  const sum = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const stream: Readable = await open();
  await pipeline(
    stream,
    meter,
    place === undefined ? new PassThrough().resume() : createWriteStream(place, { flags: 'wx' }),
  );
  return { path, size, sha256: sum.digest('hex') };
};
