import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret, SecretSearch } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { filesIn } from '../files/folder-files.ts';
import { contentsOf } from './contents.ts';
import { encodingsOf } from './encodings.ts';

/** What is shorter stands in many files by chance. */
const shortest = 10;

interface Needle {
  readonly kind: string;
  readonly bytes: readonly Buffer[];
}

const kindsIn = async (path: string, needles: readonly Needle[]): Promise<string[]> => {
  const found = new Set<string>();
  for await (const chunk of contentsOf(path)) {
    for (const { kind, bytes } of needles) {
      if (!found.has(kind) && bytes.some((each) => chunk.includes(each))) {
        found.add(kind);
      }
    }
  }
  return [...found];
};

/** Looks for secrets in every file of a folder, in every encoding, archives included. */
export const searchSecrets = async (folder: string, secrets: readonly Secret[]): Promise<SecretSearch> => {
  const known = [...new Map(secrets.map((secret) => [secret.value, secret])).values()].filter(
    ({ value }) => value.length >= shortest,
  );
  const needles = known.map(({ kind, value }) => ({
    kind,
    bytes: encodingsOf(value).map((text) => Buffer.from(text)),
  }));
  const found: Array<SecretSearch['found'][number]> = [];
  for (const file of needles.length === 0 ? [] : (await filesIn(folder)).files) {
    const kinds = await kindsIn(join(folder, file), needles);
    found.push(...kinds.map((kind) => ({ kind, file })));
  }
  const searchedFor = Object.fromEntries(
    [...Map.groupBy(known, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
  );
  return { schemaVersion: 1, searchedFor, found };
};

/** The same, written down in the folder for `seal`: whoever seals a run no longer knows its secrets. */
export const writeSecretSearch = async (folder: string, secrets: readonly Secret[]): Promise<void> => {
  const search = await searchSecrets(folder, secrets);
  await writeFile(join(folder, fileNames.secretSearch), `${JSON.stringify(search, null, 2)}\n`);
};
