import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Secret } from '../../../contracts/record/dossier.ts';
import { sha256Of } from '../files/sums.ts';
import { lookAt, type Part } from '../parts/parts.ts';
import { detectedIn } from './detect.ts';
import { searchFor } from './search.ts';

export interface FoundSecret {
  readonly kind: string;
  readonly file: string;
}

type Kinds = (part: Part) => readonly string[];

/** The same by content: pages, archives and copies hold the same again, which is looked at once. */
const once = (kindsIn: Kinds): Kinds => {
  const seen = new Map<string, readonly string[]>();
  return (part) => {
    const sum = sha256Of(part.bytes);
    const kinds = seen.get(sum) ?? [...new Set(kindsIn(part))];
    seen.set(sum, kinds);
    return kinds;
  };
};

const foundBy = async (kindsIn: Kinds, folder: string, files: readonly string[]): Promise<FoundSecret[]> => {
  const found: FoundSecret[] = [];
  for (const file of files) {
    // Small files are read at once: whoever waits for something else has its turn between them.
    await nextTurn();
    await lookAt(join(folder, file), (part) => {
      found.push(...kindsIn(part).map((kind) => ({ kind, file })));
    });
  }
  return found;
};

/** Looks for secrets in files of folders. */
export const createSecretSearch = (known: readonly Secret[]) => {
  const search = searchFor(known);
  const knownIn = once((part) => search(part).map(({ kind }) => kind));
  return {
    /** Those that this machine knows. */
    known: (folder: string, files: readonly string[]) => foundBy(knownIn, folder, files),
    /** And what looks like one. */
    all: (folder: string, files: readonly string[]) =>
      foundBy(
        once((part) => [...knownIn(part), ...detectedIn(part)]),
        folder,
        files,
      ),
  };
};
