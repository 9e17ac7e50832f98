import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
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
import { evidencePath } from './manifest.ts';

/** Reads a file of an archive into memory. */
export const readArchived = async ({ path, size, open }: ArchivedFile): Promise<Buffer> => {
  if (size > limits.readBytes) {
    throw wrong(`${path} has ${size} bytes, more than it may`);
  }
  try {
    return await buffer(await open());
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

const sinkOf = async (path: string, folder: string) => {
  if (!isJudged(path)) {
    return new PassThrough().resume();
  }
  const file = join(folder, path.slice(dossierNames.evidence.length + 1));
  await mkdir(dirname(file), { recursive: true });
  return createWriteStream(file, { flags: 'wx' });
};

/**
 * SHA-256 and size of a file of an archive, read as a stream; what a verdict rests on is unpacked meanwhile.
 *
 * @param folder to unpack to; its name is the id of the run
 */
export const inspect = async ({ path, open }: ArchivedFile, folder: string) => {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const stream: Readable = await open();
  await pipeline(stream, meter, await sinkOf(path, folder));
  return { path, size, sha256: hash.digest('hex') };
};
