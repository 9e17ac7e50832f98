import { fileNames } from '../../contracts/record/file-names.ts';
import { isAboutLogto } from '../../contracts/record/verdict.ts';
import type { Metadata } from './model.ts';
import type { Source } from './source.ts';
import { prop } from './text.ts';
import { uuidOf } from './uuid.ts';

/** What compliance-trestle 5 reads; NIST's schemas of 1.2.0 to 1.2.3 accept it. */
const oscalVersion = '1.2.1';

export const sha256Of = ({ files }: Source, name: string): string =>
  files.find(({ path }) => path === name)?.sha256 ?? 'none';

/** The UUID of a document: another one for other evidence. */
export const documentUuid = (source: Source, name: string): string =>
  uuidOf(
    'document',
    name,
    source.verdict.run.id,
    ...[fileNames.verdict, fileNames.catalogue].map((file) => sha256Of(source, file)),
  );

/** Why a run says nothing of a Logto; undefined for one that does. */
export const whyNoClaim = ({ verdict, target }: Source['verdict']): string | undefined => {
  if (isAboutLogto({ verdict, target })) {
    return undefined;
  }
  return target.isStandIn
    ? 'The run was of the stand-in, which is no Logto: it shows that the harness works, and there is no finding.'
    : 'The run is undecided: there is no finding.';
};

/** What a document says of itself. Its times are those of the evidence. */
export const metadataOf = ({ verdict, judgement }: Source, title: string): Metadata => ({
  title,
  'last-modified': judgement.judgedAt,
  version: `${verdict.versions.harness}+${verdict.run.gitRevision?.slice(0, 12) ?? 'no-revision'}`,
  'oscal-version': oscalVersion,
  props: [prop('run', verdict.run.id)],
});
