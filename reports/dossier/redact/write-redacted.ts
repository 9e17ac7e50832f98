import { copyFileSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { smallBytes } from '../files/small-files.ts';
import { isArchive } from '../parts/archives.ts';
import { type Change, rewriteFile } from '../parts/parts.ts';
import { writeBlocks } from '../parts/write-blocks.ts';

/** What became of a file: nothing was left of it, or something was changed. */
type Became = 'same' | 'changed' | 'gone';

/** Tells afterwards what a change did to a file. */
const watch = (change: Change) => {
  let [isChanged, isGone] = [false, false];
  const watched: Change = async (part) => {
    const changed = await change(part);
    isChanged ||= changed !== part.bytes;
    isGone ||= changed === undefined && part.within.length === 0;
    return changed;
  };
  return { watched, became: (): Became => (isGone ? 'gone' : isChanged ? 'changed' : 'same') };
};

/** Nobody writes into a file of the copy, and so a link will do, which costs a tenth. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or one without links.
    copyFileSync(from, to);
  }
};

const writeSmall = (from: string, to: string, content: Buffer, became: Became): void => {
  if (became === 'same') {
    linkOrCopy(from, to);
  } else if (became === 'changed') {
    writeFileSync(to, content);
  }
};

/** Writes what becomes of a file; where nothing is left of it, there is none. */
export const writeRedacted = async (from: string, to: string, change: Change): Promise<Became> => {
  const { watched, became } = watch(change);
  if (statSync(from).size <= smallBytes) {
    const content = Buffer.concat(await Array.fromAsync(rewriteFile(from, watched)));
    // What an archive says beside its entries is in none of its parts.
    const isRepacked = became() === 'same' && isArchive(content) && !content.equals(readFileSync(from));
    const now = isRepacked ? 'changed' : became();
    writeSmall(from, to, content, now);
    return now;
  }
  await writeBlocks(to, rewriteFile(from, watched));
  if (became() === 'gone') {
    rmSync(to);
  }
  return became();
};
