import { createHash, type KeyObject } from 'node:crypto';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierNames, type Manifest, manifestSchema } from '../../contracts/record/dossier.ts';
import { type Archive, openArchive } from './archive/entries.ts';
import { readArchived, wrong } from './contents.ts';
import { DossierProblem } from './files/problem.ts';
import { requireOscal } from './oscal.ts';
import { keyName } from './statement/key.ts';
import { changedFiles, misplacedFiles, wrongSums } from './verify-files.ts';
import { requireSignature, requireStatement, requireSubject } from './verify-signature.ts';
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

/** Looks at one thing after the other; the first that does not hold ends it, for the rest would rest on it. */
const look = async (
  archive: Archive,
  publicKey: KeyObject,
  now: Date,
  report: (name: StepName, detail: string) => void,
): Promise<Manifest> => {
  const { files, size } = archive;
  report('archive', `${files.length} files, ${megabytes(size)}, none outside, no link, none larger than it may be`);
  const envelope = requireSignature(
    await readTop(archive, dossierNames.statement),
    await readTop(archive, dossierNames.bundle),
    publicKey,
  );
  report('signature', `of the statement, by the ${keyName(publicKey)}`);
  const content = await readTop(archive, dossierNames.manifest);
  const manifestSha256 = createHash('sha256').update(content).digest('hex');
  requireSubject(envelope, manifestSha256);
  const manifest = parseManifest(content);
  raise(wrongSums(await readTop(archive, dossierNames.sums), manifest, manifestSha256));
  report('manifest', `the one that was signed, SHA-256 ${manifestSha256.slice(0, 16)}…`);
  raise(misplacedFiles(files, manifest));
  report('completeness', 'no file more than the manifest has, and none less');
  await using temporary = await mkdtempDisposable(join(tmpdir(), 'dossier-'));
  const folder = join(temporary.path, manifest.run.id);
  raise(await changedFiles(files, manifest, folder));
  const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
  report('hashes', `SHA-256 and size of ${manifest.files.length} files, ${megabytes(bytes)}`);
  const { verdict, judgement } = await readJudged(folder);
  requireNamed(manifest, verdict, judgement);
  report('named', 'catalogue, register, harness and target are those that the manifest names');
  await requireVerdict(folder, verdict, judgement);
  requireStatement(envelope, { verdict, manifest, manifestSha256 });
  report('verdict', `judged again from the evidence: ${verdict.verdict}, ${verdict.totals.checks} checks`);
  const documents = await requireOscal(folder, manifest);
  report('oscal', documents === 0 ? 'none in this dossier' : `${documents} documents, made again from the evidence`);
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

/** Looks whether a dossier is what its signer left, whole, and whether its evidence comes to what it says. */
export const verifyDossier = async (path: string, publicKey: KeyObject, now = new Date()): Promise<Verification> => {
  const holds = new Map<StepName, string>();
  try {
    using archive = await openArchive(path);
    const manifest = await look(archive, publicKey, now, (name, detail) => holds.set(name, detail));
    return { holds, problems: [], failed: null, manifest };
  } catch (error) {
    const failed = stepNames.find((name) => !holds.has(name)) ?? null;
    return { holds, problems: problemsOf(error), failed, manifest: null };
  }
};
