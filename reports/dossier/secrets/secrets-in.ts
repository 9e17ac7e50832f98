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

/** Tells the kinds of secrets in parts; pages and archives hold copies of files, which are looked at once. */
const kindsByContent = (known: readonly Secret[]): ((part: Part) => readonly string[]) => {
  const search = searchFor(known);
  const seen = new Map<string, readonly string[]>();
  return (part) => {
    const sum = sha256Of(part.bytes);
    const kinds = seen.get(sum) ?? [...new Set([...search(part).map(({ kind }) => kind), ...detectedIn(part)])];
    seen.set(sum, kinds);
    return kinds;
  };
};

/** The secrets in files of a folder: those that this machine knows, and what looks like one. */
export const secretsIn = async (
  folder: string,
  files: readonly string[],
  known: readonly Secret[],
): Promise<FoundSecret[]> => {
  const kindsIn = kindsByContent(known);
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
