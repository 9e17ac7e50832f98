import { join } from 'node:path';
import type { Secret } from '../../../contracts/record/dossier.ts';
import { lookAt } from '../parts/parts.ts';
import { detectedIn } from './detect.ts';
import { searchFor } from './search.ts';

export interface FoundSecret {
  readonly kind: string;
  readonly file: string;
}

/** The secrets in files of a folder: those that this machine knows, and what looks like one. */
export const secretsIn = async (
  folder: string,
  files: readonly string[],
  known: readonly Secret[],
): Promise<FoundSecret[]> => {
  const search = searchFor(known);
  const found: FoundSecret[] = [];
  for (const file of files) {
    await lookAt(join(folder, file), (part) => {
      const kinds = new Set([...search(part).map(({ kind }) => kind), ...detectedIn(part)]);
      found.push(...[...kinds].map((kind) => ({ kind, file })));
    });
  }
  return found;
};
