import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret, SecretSearch } from '../../../contracts/record/dossier.ts';
import { filesIn } from '../files/folder-files.ts';
import { cut } from '../parts/cut.ts';
import { isBinary, isPicture } from '../parts/kind-of-part.ts';
import { type Change, rewriteFile } from '../parts/parts.ts';
import { placeholder } from '../parts/placeholder.ts';
import { writeBlocks } from '../parts/write-blocks.ts';
import { placesOf, searchFor } from './search.ts';

const rewriteInPlace = async (path: string, change: Change): Promise<void> => {
  const draft = `${path}.draft`;
  try {
    await writeBlocks(draft, rewriteFile(path, change));
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
};

/**
 * Puts a placeholder in the place of each secret of a run in what it recorded, before anything is made of it: whoever
 * gets a report, a page or a line in a terminal gets no secret. One in a file that is no text stays, and the search of
 * the run's folder finds it.
 *
 * @returns in how many places, by kind
 */
export const takeOutSecrets = async (folder: string, secrets: readonly Secret[]): Promise<SecretSearch['takenOut']> => {
  const search = searchFor(secrets);
  const counts = new Map<string, number>();
  const instead = (kind: string): string => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return placeholder(kind);
  };
  const { places } = await placesOf(folder, (await filesIn(folder)).files, secrets);
  for (const file of new Set(places.map((place) => place.file))) {
    await rewriteInPlace(join(folder, file), (part) =>
      isPicture(part.bytes) || isBinary(part.bytes) ? part.bytes : cut(part, search(part), instead),
    );
  }
  return Object.fromEntries(counts);
};
