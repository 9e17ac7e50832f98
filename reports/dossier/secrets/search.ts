import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownOfRun, Secret, SecretPlace, SecretSearch } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { addCounts } from '../files/counts.ts';
import { filesIn } from '../files/folder-files.ts';
import type { Found } from '../parts/cut.ts';
import { joined } from '../parts/joined.ts';
import { lookAt, type Part } from '../parts/parts.ts';
import { encodingsOf } from './encodings.ts';
import { innerTexts } from './inner-texts.ts';

/** What is shorter stands in many files by chance. */
const shortest = 10;

interface Needle {
  readonly kind: string;
  /** Byte for byte (`latin1`). */
  readonly text: string;
}

/** JSON in a URL in JSON, in base64 of the same. */
const deepest = 6;

const longEnough = (secrets: readonly Secret[]): Secret[] =>
  [...new Map(secrets.map((secret) => [secret.value, secret])).values()].filter(
    ({ value }) => value.length >= shortest,
  );

const needlesOf = (secrets: readonly Secret[]): Needle[] =>
  secrets.flatMap(({ kind, value }) =>
    encodingsOf(value).map((text) => ({ kind, text: Buffer.from(text).toString('latin1') })),
  );

const foundOnce = (text: string, { kind, text: needle }: Needle): Found[] => {
  const found: Found[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    found.push({ kind, offset: at, length: needle.length });
  }
  return found;
};

const foundIn = (text: string, needles: readonly Needle[], depth = 0): Found[] => [
  ...needles.flatMap((needle) => foundOnce(text, needle)),
  ...(depth === deepest ? [] : innerTexts(text)).flatMap((inner) =>
    foundIn(inner.text, needles, depth + 1).map((found) => ({ ...found, ...inner.written(found) })),
  ),
];

/** Tells where a part of a file has one of these secrets, in every encoding. */
export const searchFor = (secrets: readonly Secret[]): ((part: Part) => Found[]) => {
  const needles = needlesOf(longEnough(secrets));
  return ({ bytes, offset }) =>
    needles.length === 0
      ? []
      : joined(
          foundIn(bytes.toString('latin1'), needles).map((found) => ({ ...found, offset: found.offset + offset })),
        );
};

/** The kinds of the secrets in the name of a file or of an entry. */
export const kindsInName = (name: string, search: (part: Part) => readonly Found[]): string[] => [
  ...new Set(search({ within: [], offset: 0, bytes: Buffer.from(name) }).map(({ kind }) => kind)),
];

/** Looks for secrets in files of a folder and in their names, archives and pages that embed files included. */
export const placesOf = async (folder: string, files: readonly string[], secrets: readonly Secret[]) => {
  const search = searchFor(secrets);
  const places: SecretPlace[] = [];
  const names = new Set<string>();
  for (const file of longEnough(secrets).length === 0 ? [] : files) {
    names.add(file);
    await lookAt(join(folder, file), (part) => {
      places.push(...search(part).map((each) => ({ ...each, file, within: [...part.within] })));
      for (const name of part.within) {
        names.add(name);
      }
    });
  }
  return { places, inNames: [...names].flatMap((name) => kindsInName(name, search)) };
};

const countOf = (kinds: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => [kind, length]));

/** Looks for what a run knows in every file of its folder. */
const searchSecrets = async (folder: string, known: KnownOfRun): Promise<Omit<SecretSearch, 'takenOut'>> => {
  const { places, inNames } = await placesOf(folder, (await filesIn(folder)).files, known.secrets);
  return {
    schemaVersion: 2,
    searchedFor: known.searchedFor ?? countOf(longEnough(known.secrets).map(({ kind }) => kind)),
    ownNumbers: known.ownNumbers,
    found: places,
    inNames: addCounts(known.inNames ?? {}, countOf(inNames)),
  };
};

/**
 * The same, written down in the folder for `seal`: whoever seals a run no longer knows its secrets.
 *
 * @param takenOut what was taken out of it before
 */
export const writeSecretSearch = async (
  folder: string,
  known: KnownOfRun,
  takenOut: SecretSearch['takenOut'] = {},
): Promise<void> => {
  const search = { ...(await searchSecrets(folder, known)), takenOut: addCounts(known.takenOut ?? {}, takenOut) };
  await writeFile(join(folder, fileNames.secretSearch), `${JSON.stringify(search, null, 2)}\n`);
};
