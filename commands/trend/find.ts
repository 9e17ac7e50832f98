import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dossierEnding, fileNames } from '../../contracts/record/file-names.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { isRunId } from '../../reports/record/folders.ts';

/** Where a run may have left its verdict. */
export interface Place {
  /** For a person: what was typed, and what is in it. */
  readonly name: string;
  readonly path: string;
  /** `none`: the folder of a run that left no verdict. */
  readonly kind: 'file' | 'dossier' | 'none';
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** A folder as that of a run, or undefined if it is something else. */
const asRun = async (name: string, path: string): Promise<Place | undefined> => {
  const file = join(path, fileNames.verdict);
  if (await isFile(file)) {
    return { name, path: file, kind: 'file' };
  }
  const isCutShort = isRunId(basename(path)) || (await isFile(join(path, fileNames.planned)));
  return isCutShort ? { name, path, kind: 'none' } : undefined;
};

/** `latest` is a link to one of the others, and no run of its own. */
const placeIn = async (name: string, path: string, entry: Dirent): Promise<Place | undefined> => {
  const [inner, place] = [join(name, entry.name), join(path, entry.name)];
  if (entry.isFile() && entry.name.endsWith(dossierEnding)) {
    return { name: inner, path: place, kind: 'dossier' };
  }
  return entry.isDirectory() ? await asRun(inner, place) : undefined;
};

const placesOf = async (name: string): Promise<Place[]> => {
  const path = typedPath(name);
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new HarnessError(`there is no file or folder ${name}`, 'Give runs, folders that hold them, or dossiers');
  }
  if (!found.isDirectory()) {
    return [{ name, path, kind: name.endsWith('.json') ? 'file' : 'dossier' }];
  }
  const run = await asRun(name, path);
  if (run) {
    return [run];
  }
  const entries = (await readdir(path, { withFileTypes: true })).toSorted((one, other) =>
    one.name.localeCompare(other.name),
  );
  const places = await Promise.all(entries.map((entry) => placeIn(name, path, entry)));
  const runs = places.filter((place) => place !== undefined);
  if (runs.length === 0) {
    throw new HarnessError(
      `${name} holds no run`,
      'Give runs, folders that hold them such as reports/out, or dossiers',
    );
  }
  return runs;
};

/**
 * Where the verdicts of runs are.
 *
 * @param names as typed: folders of runs, folders that hold them, verdict files and dossiers
 * @throws HarnessError for one that is nothing of these
 */
export const findPlaces = async (names: readonly string[]): Promise<Place[]> =>
  (await Array.fromAsync(names, placesOf)).flat();
