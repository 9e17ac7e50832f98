import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierNames, type Manifest, manifestSchema } from '../../contracts/record/dossier.ts';
import { type Archive, openArchive } from './archive/entries.ts';
import { readArchived } from './contents.ts';
import type { SealedDocument } from './documents.ts';
import { DossierProblem, wrong } from './files/problem.ts';
import { sha256Of } from './files/sums.ts';
import { requireOscal } from './oscal.ts';
import type { Trust } from './trust/trust.ts';
import { changedFiles, misplacedFiles, wrongSums } from './verify-files.ts';
import { requireStatement, requireSubject } from './verify-signature.ts';
import { readJudged, requireNamed, requireOrder, requireVerdict } from './verify-verdict.ts';

/** What is looked at, in this order. */
export const stepNames = [
  'archive',
  'signature',
  'manifest',
  'completeness',
  'hashes',
  'named',
  'verdict',
  'oscal',
  'times',
] as const;
export type StepName = (typeof stepNames)[number];

/** What was looked at and holds, with what is worth knowing of it. */
export interface Verification {
  readonly holds: ReadonlyMap<StepName, string>;
  /** None: the dossier is verified. */
  readonly problems: readonly DossierProblem[];
  readonly failed: StepName | null;
  readonly manifest: Manifest | null;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const parseManifest = (content: Buffer): Manifest => {
  try {
    return manifestSchema.parse(JSON.parse(content.toString()));
  } catch (error) {
    throw wrong(`${dossierNames.manifest} is none that this harness can read`, error);
  }
};

const readTop = async ({ files }: Archive, name: string): Promise<Buffer> => {
  const file = files.find(({ path }) => path === name);
  if (!file) {
    throw wrong(`${name} is missing`);
  }
  return await readArchived(file);
};

const raise = (problems: readonly DossierProblem[]): void => {
  if (problems.length > 0) {
    throw new AggregateError(problems);
  }
};

const ofDocuments = (documents: readonly SealedDocument[]): string =>
  documents.length === 0 ? '' : `; SHA-256 of ${documents.map(({ path }) => path).join(' and ')}`;

/** Looks at one thing after the other; the first that does not hold ends it, for the rest would rest on it. */
const look = async (
  archive: Archive,
  trust: Trust,
  now: Date,
  report: (name: StepName, detail: string) => void,
): Promise<Manifest> => {
  const { files, size } = archive;
  report('archive', `${files.length} files, ${megabytes(size)}, none outside, no link, none larger than it may be`);
  const [statement, bundle] = [
    await readTop(archive, dossierNames.statement),
    await readTop(archive, dossierNames.bundle),
  ];
  const envelope = trust.requireSignature(statement, bundle);
  report('signature', `of the statement, by ${trust.of}`);
  const content = await readTop(archive, dossierNames.manifest);
  const manifestSha256 = sha256Of(content);
  const documents = requireSubject(envelope, manifestSha256);
  const manifest = parseManifest(content);
  const expected = { manifest, documents };
  const sums = await readTop(archive, dossierNames.sums);
  raise(wrongSums(sums, manifest, manifestSha256, { statement, bundle, documents }));
  report('manifest', `the one that was signed, SHA-256 ${manifestSha256.slice(0, 16)}…`);
  raise(misplacedFiles(files, expected));
  report('completeness', 'no file more than manifest and statement have, and none less');
  await using temporary = await mkdtempDisposable(join(tmpdir(), 'dossier-'));
  const folder = join(temporary.path, manifest.run.id);
  raise(await changedFiles(files, expected, folder));
  const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
  report('hashes', `SHA-256 and size of ${manifest.files.length} files, ${megabytes(bytes)}${ofDocuments(documents)}`);
  const { verdict, judgement } = await readJudged(folder);
  requireNamed(manifest, verdict, judgement);
  report('named', 'catalogue, register, harness and target are those that the manifest names');
  await requireVerdict(folder, verdict, judgement);
  requireStatement(envelope, { verdict, manifest, manifestSha256, documents });
  report('verdict', `judged again from the evidence: ${verdict.verdict}, ${verdict.totals.checks} checks`);
  const made = await requireOscal(folder, manifest);
  report('oscal', made === 0 ? 'none in this dossier' : `${made} documents, made again from the evidence`);
  requireOrder(manifest, now);
  report('times', `started ${manifest.run.startedAt}, judged ${manifest.run.judgedAt}, sealed ${manifest.sealedAt}`);
  return manifest;
};

const problemsOf = (error: unknown): readonly DossierProblem[] => {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const problems = errors.filter((each) => each instanceof DossierProblem);
  if (problems.length !== errors.length) {
    throw error;
  }
  return problems;
};

/**
 * Looks whether a dossier is what its signer left, whole, and whether its evidence comes to what it says.
 *
 * @param trust whom the verifier trusts to have signed it
 */
export const verifyDossier = async (path: string, trust: Trust, now = new Date()): Promise<Verification> => {
  const holds = new Map<StepName, string>();
  try {
    using archive = await openArchive(path);
    const manifest = await look(archive, trust, now, (name, detail) => holds.set(name, detail));
    return { holds, problems: [], failed: null, manifest };
  } catch (error) {
    const failed = stepNames.find((name) => !holds.has(name)) ?? null;
    return { holds, problems: problemsOf(error), failed, manifest: null };
  }
};
