import { join } from 'node:path';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { blocksOf } from '../parts/blocks.ts';
import { codesIn } from './codes.ts';

const holdsMessages = (path: string): boolean =>
  (path.startsWith(`${fileNames.results}/`) || path.startsWith(`${fileNames.serviceLogs}/`)) &&
  !/\.(?:jpe?g|png|webp|zip)$/.test(path);

/** The verification codes that a run sent, as its messages and requests to the provider have them. */
export const learnCodes = async (folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> => {
  const codes = new Set<string>();
  for (const path of paths.filter(holdsMessages)) {
    for await (const { bytes } of blocksOf(join(folder, path))) {
      for (const code of codesIn(bytes.toString('latin1'))) {
        codes.add(code);
      }
    }
  }
  return codes;
};
