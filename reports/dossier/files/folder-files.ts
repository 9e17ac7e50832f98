import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { readIfSmall } from './small-files.ts';

/** What Playwright and the harness need while a run is under way, and what says nothing of the run itself. */
const passing: ReadonlyArray<readonly [pattern: RegExp, why: string]> = [
  [/^owner\.pid$/, 'the process that ran it'],
  [/^artifacts\//, "Playwright's working folder: what belongs to a check is among the results"],
  [/^report-draft-|\.draft$/, 'a draft'],
  [new RegExp(`^${fileNames.comparison}$`), 'a comparison with another run'],
  [new RegExp(`^${fileNames.sums}$`), 'the manifest has the sums'],
];

/** Why a file of a run is no evidence; undefined for one that is. */
export const whyPassing = (path: string): string | undefined => passing.find(([pattern]) => pattern.test(path))?.[1];

/** The files of a run that are evidence. */
export const evidenceIn = (paths: readonly string[]): string[] =>
  paths.filter((path) => whyPassing(path) === undefined);

/** The files in a folder by their paths with `/`, sorted; and what is neither file nor folder, such as links. */
export const filesIn = async (folder: string) => {
  const [files, others]: [string[], string[]] = [[], []];
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isDirectory()) {
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      (entry.isFile() ? files : others).push(path);
    }
  }
  return { files: files.sort(), others };
};

/** SHA-256 and size of a file; a large one is read as a stream. */
export const hashFile = async (path: string): Promise<{ readonly sha256: string; readonly size: number }> => {
  const content = readIfSmall(path);
  if (content) {
    return { sha256: hash('sha256', content), size: content.length };
  }
  const sum = createHash('sha256');
  const stream = createReadStream(path);
  await pipeline(stream, sum);
  return { sha256: sum.digest('hex'), size: stream.bytesRead };
};
