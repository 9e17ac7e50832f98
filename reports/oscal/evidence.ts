import { fileNames } from '../../contracts/record/file-names.ts';
import type { Check } from '../../contracts/record/verdict.ts';
import type { Link, Resource } from './model.ts';
import type { Observation } from './results-model.ts';
import type { EvidenceFile, Source } from './source.ts';
import { asMarkdown, oneLine } from './text.ts';
import { uuidOf } from './uuid.ts';

/** What of the record every observation rests on. */
const record = {
  [fileNames.outcomes]: 'Every attempt at every check, as it ended',
  [fileNames.verdict]: 'What the run came to',
  [fileNames.catalogue]: 'The requirements by which it was judged',
  [fileNames.deviations]: 'The known deviations by which it was judged',
  [fileNames.judgement]: 'What else it was judged by',
} as const;

const resourceUuid = ({ verdict }: Source, { path, sha256 }: EvidenceFile): string =>
  uuidOf('resource', verdict.run.id, path, sha256);

const resourceOf = (source: Source, file: EvidenceFile, title: string, mediaType: string | undefined): Resource => ({
  ...{ uuid: resourceUuid(source, file), title: oneLine(title) },
  rlinks: [
    {
      href: encodeURI(`${source.evidenceFolder}/${file.path}`),
      ...(mediaType !== undefined && { 'media-type': oneLine(mediaType) }),
      hashes: [{ algorithm: 'SHA-256', value: file.sha256 }],
    },
  ],
});

const filesByPath = ({ files }: Source): ReadonlyMap<string, EvidenceFile> =>
  new Map(files.map((file) => [file.path, file]));

/** What the evidence consists of: each file once, with its hash. */
export const resourcesOf = (source: Source): Resource[] => {
  const files = filesByPath(source);
  const named = new Map<string, { readonly title: string; readonly mediaType?: string }>([
    ...Object.entries(record).map(([path, title]) => [path, { title }] as const),
    ...source.verdict.checks.flatMap(({ id, evidence }) =>
      evidence.map(({ name, type, file }) => [file, { title: `${name} of ${id}`, mediaType: type }] as const),
    ),
  ]);
  return [...named].flatMap(([path, { title, mediaType }]) => {
    const file = files.get(path);
    return file ? [resourceOf(source, file, title, mediaType)] : [];
  });
};

/** What the verdict rests on, beside what checks left. */
export const recordLinks = (source: Source): Link[] => {
  const files = filesByPath(source);
  return Object.entries(record).flatMap(([path, text]) => {
    const file = files.get(path);
    return file ? [{ href: `#${resourceUuid(source, file)}`, rel: 'reference', text }] : [];
  });
};

/** What an observation rests on: the ledger, and what the check left. One that is not among the evidence is named. */
export const evidenceOf = (source: Source): ((check: Check) => Observation['relevant-evidence']) => {
  const files = filesByPath(source);
  const reference = (path: string, description: string) => {
    const file = files.get(path);
    return file
      ? { href: `#${resourceUuid(source, file)}`, description }
      : { description: `${description}: left out, see the manifest of the dossier` };
  };
  return ({ evidence }) => [
    reference(fileNames.outcomes, record[fileNames.outcomes]),
    ...evidence.map(({ name, file }) => reference(file, asMarkdown(name))),
  ];
};
