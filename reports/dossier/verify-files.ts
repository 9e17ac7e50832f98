import { dossierNames, type Manifest, type ManifestFile } from '../../contracts/record/dossier.ts';
import type { ArchivedFile } from './archive/entries.ts';
import { inspect } from './contents.ts';
import type { SealedDocument } from './documents.ts';
import { type DossierProblem, wrong } from './files/problem.ts';
import { dossierSums } from './manifest.ts';

const ofDossier: ReadonlySet<string> = new Set(
  [dossierNames.manifest, dossierNames.sums, dossierNames.statement, dossierNames.bundle].map(String),
);

/** What has to be in a dossier beside what is in every one: the files of the manifest, and the documents of the statement. */
interface Expected {
  readonly manifest: Manifest;
  readonly documents: readonly SealedDocument[];
}

/** What is wrong with the list of files: one more or one less than manifest and statement have. */
export const misplacedFiles = (
  archived: readonly ArchivedFile[],
  { manifest, documents }: Expected,
): DossierProblem[] => {
  const files = [...manifest.files, ...documents];
  const [inArchive, expected] = [archived, files].map((each) => new Set(each.map(({ path }) => path)));
  return [
    ...archived
      .filter(({ path }) => !ofDossier.has(path) && !expected?.has(path))
      .map(({ path }) => wrong(`${path} was added: neither manifest nor statement has it`)),
    ...files.filter(({ path }) => !inArchive?.has(path)).map(({ path }) => wrong(`${path} is missing`)),
  ];
};

const compare = (found: ManifestFile, expected: SealedDocument & Partial<ManifestFile>): DossierProblem[] => {
  if (found.sha256 === expected.sha256 && found.size === (expected.size ?? found.size)) {
    return [];
  }
  return [
    wrong(
      `${found.path} was changed: its SHA-256 is ${found.sha256.slice(0, 16)}…, not ${expected.sha256.slice(0, 16)}…`,
    ),
  ];
};

/** Files that are unpacked side by side. */
const atOnce = 8;

/** What is wrong with what files hold, each file read once; what a verdict rests on is unpacked to the folder meanwhile. */
export const changedFiles = async (
  archived: readonly ArchivedFile[],
  { manifest, documents }: Expected,
  folder: string,
): Promise<DossierProblem[]> => {
  const expected = new Map([...manifest.files, ...documents].map((file) => [file.path, file]));
  const problems: DossierProblem[] = [];
  const look = async (file: ArchivedFile): Promise<readonly DossierProblem[]> => {
    const known = expected.get(file.path);
    return known === undefined
      ? []
      : await inspect(file, folder).then(
          (found) => compare(found, known),
          (error: unknown) => [wrong(`${file.path} was changed: it cannot be unpacked`, error)],
        );
  };
  for (let at = 0; at < archived.length; at += atOnce) {
    problems.push(...(await Promise.all(archived.slice(at, at + atOnce).map(look))).flat());
  }
  return problems;
};

/** What is wrong with the list for `sha256sum`. */
export const wrongSums = (sums: Buffer, ...expected: Parameters<typeof dossierSums>): DossierProblem[] =>
  sums.toString() === dossierSums(...expected)
    ? []
    : [wrong(`${dossierNames.sums} does not say what the dossier holds`)];
