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

/** What is shorter stands in many files by chance. */
const shortest = 10;

interface Needle {
  readonly kind: string;
  readonly bytes: Buffer;
}

const longEnough = (secrets: readonly Secret[]): Secret[] =>
  [...new Map(secrets.map((secret) => [secret.value, secret])).values()].filter(
    ({ value }) => value.length >= shortest,
  );

const needlesOf = (secrets: readonly Secret[]): Needle[] =>
  secrets.flatMap(({ kind, value }) => encodingsOf(value).map((text) => ({ kind, bytes: Buffer.from(text) })));

const foundIn = ({ bytes, offset }: Part, { kind, bytes: needle }: Needle): Found[] => {
  const found: Found[] = [];
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
    found.push({ kind, offset: offset + at, length: needle.length });
  }
  return found;
};

/** Tells where a part of a file has one of these secrets, in every encoding. */
export const searchFor = (secrets: readonly Secret[]): ((part: Part) => Found[]) => {
  const needles = needlesOf(longEnough(secrets));
  return (part) => joined(needles.flatMap((needle) => foundIn(part, needle)));
};

/** Looks for secrets in files of a folder, archives and pages that embed files included. */
export const placesOf = async (
  folder: string,
  files: readonly string[],
  secrets: readonly Secret[],
): Promise<SecretPlace[]> => {
  const search = searchFor(secrets);
  const places: SecretPlace[] = [];
  for (const file of longEnough(secrets).length === 0 ? [] : files) {
    await lookAt(join(folder, file), (part) => {
      places.push(...search(part).map((each) => ({ ...each, file, within: [...part.within] })));
    });
  }
  return places;
};

/** Looks for what a run knows in every file of its folder. */
const searchSecrets = async (folder: string, known: KnownOfRun): Promise<Omit<SecretSearch, 'takenOut'>> => {
  const counts = Map.groupBy(longEnough(known.secrets), ({ kind }) => kind);
  return {
    schemaVersion: 2,
    searchedFor: known.searchedFor ?? Object.fromEntries([...counts].map(([kind, { length }]) => [kind, length])),
    ownNumbers: known.ownNumbers,
    found: await placesOf(folder, (await filesIn(folder)).files, known.secrets),
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
