import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { filesIn, hashFile, whyPassing } from './folder-files.ts';

interface Sum {
  readonly path: string;
  readonly sha256: string;
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** As `sha256sum -c` reads them. */
export const sumsText = (sums: readonly Sum[]): string =>
  sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

/** The sums of a text that `sumsText` wrote, by path; undefined for any other text. */
export const parseSums = (text: string): ReadonlyMap<string, string> | undefined => {
  const sums = [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)\n/gm)].map(([, sha256 = '', path = '']) => ({
    sha256,
    path,
  }));
  return sumsText(sums) === text ? new Map(sums.map(({ path, sha256 }) => [path, sha256])) : undefined;
};

/** Writes down what the files of a run are when it has been judged, for `seal` to see whether they still are. */
export const writeSums = async (folder: string): Promise<void> => {
  const paths = (await filesIn(folder)).files.filter((path) => whyPassing(path) === undefined);
  const sums: Sum[] = [];
  for (const path of paths) {
    sums.push({ path, sha256: (await hashFile(join(folder, path))).sha256 });
  }
  await writeFile(join(folder, fileNames.sums), sumsText(sums));
};

/** What `writeSums` wrote; undefined where it did not, or where somebody changed it. */
export const readSums = async (folder: string): Promise<ReadonlyMap<string, string> | undefined> =>
  parseSums(await readFile(join(folder, fileNames.sums), 'utf8').catch(() => '-'));
