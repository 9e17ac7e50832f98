import { mkdir, mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Manifest, type Secret, secretSearchSchema } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { readJson } from '../../record/read-record.ts';
import { addCounts } from '../files/counts.ts';
import { evidenceIn } from '../files/folder-files.ts';
import { DossierProblem } from '../files/problem.ts';
import { readSums } from '../files/sums.ts';
import { searchFor } from '../secrets/search.ts';
import { readTold } from './attempts.ts';
import { createHider } from './hider.ts';
import { learnCodes } from './learn-codes.ts';
import { namedByRules } from './named.ts';
import { createNameCheck, secretInName } from './names.ts';
import { createPictureRule } from './pictures.ts';
import { placesByPart } from './places.ts';
import { createRedactedBefore } from './redacted-before.ts';
import { redactionOf } from './redactor.ts';
import { rejudge } from './rejudge.ts';
import { writeRedacted } from './write-redacted.ts';

const why = {
  picture: 'a picture that may show a secret: its attempt had one in its texts',
  damaged: 'it cannot be read, and so not be redacted',
} as const;

const isPictureName = (path: string): boolean => /\.(?:jpe?g|png|gif|webp)$/.test(path);

/** Texts come first: from them follows which pictures may stay; pages that embed all of it come last. */
const turnOf = (path: string): number =>
  path.endsWith('.html') ? 3 : isPictureName(path) ? 2 : path.endsWith('.zip') ? 1 : 0;

const readSearch = async (folder: string) => {
  const search = await readJson(join(folder, fileNames.secretSearch), secretSearchSchema).catch(() => undefined);
  if (!search) {
    throw new DossierProblem(
      `${folder} does not say that it was searched for the secrets of its stack, and where they are`,
      'Run again with this harness',
    );
  }
  return search;
};

interface OfMachine {
  /** What this machine knows: no file may have it in its name. */
  readonly known: readonly Secret[];
  /** What is looked for in the files. */
  readonly toTakeOut: readonly Secret[];
}

/**
 * Copies the files of a run to a temporary folder without the secrets that it knew or that look like one, and judges them
 * again. The folder of the run stays as it is.
 *
 * @throws DossierProblem where a secret cannot be taken out
 */
export const redactRun = async (folder: string, paths: readonly string[], { known, toTakeOut }: OfMachine) => {
  const search = await readSearch(folder);
  if (Object.keys(search.inNames).length > 0) {
    throw secretInName(Object.keys(search.inNames));
  }
  const own = evidenceIn(paths);
  const places = Map.groupBy(search.found, ({ file }) => file);
  const pictures = createPictureRule(readTold(folder, own));
  const hider = createHider();
  const before = createRedactedBefore((await readSums(folder)) ?? new Map());
  const named = await namedByRules(folder);
  const codes = { sent: await learnCodes(folder, own), examples: new Set(named.codes) };
  const redaction = {
    hider,
    search: searchFor(toTakeOut),
    ownNumbers: [...search.ownNumbers, ...named.numbers],
    codes,
  };
  const checkName = createNameCheck({ ...redaction, search: searchFor(known) });
  paths.forEach(checkName);
  const temporary = await mkdtempDisposable(join(tmpdir(), 'redacted-'));
  const copy = join(temporary.path, basename(folder));
  const leftOut: Array<Manifest['leftOut'][number]> = [];
  try {
    for (const place of new Set(own.map((path) => dirname(join(copy, path))))) {
      await mkdir(place, { recursive: true });
    }
    for (const path of own.toSorted((one, other) => turnOf(one) - turnOf(other))) {
      const [from, to] = [join(folder, path), join(copy, path)];
      const change = redactionOf({
        ...{ ...redaction, path, checkName, places: placesByPart(places.get(path) ?? []), redactedBefore: before.find },
        keepsPicture: () => pictures.allows(path),
      });
      const became = await writeRedacted(from, to, change);
      pictures.remember(path, hider.takeSeen());
      before.remember(path, became === 'gone' ? undefined : became === 'same' ? 'same' : to);
      if (became === 'gone') {
        leftOut.push({ path, why: isPictureName(path) ? why.picture : why.damaged });
      }
    }
    await rejudge(folder, copy);
  } catch (error) {
    await temporary.remove();
    throw error;
  }
  const gone = new Set(leftOut.map(({ path }) => path));
  return {
    folder: copy,
    /** As in the run's folder. */
    paths: paths.filter((path) => !gone.has(path)),
    leftOut,
    redacted: addCounts(search.takenOut, Object.fromEntries(hider.counts())),
    [Symbol.asyncDispose]: () => temporary.remove(),
  };
};
