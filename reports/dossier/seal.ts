import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dossierNames, type Manifest, manifestSchema, type Secret } from '../../contracts/record/dossier.ts';
import { type PackedFile, packFiles } from './archive/pack.ts';
import { chooseFiles } from './choose-files.ts';
import { hashFile } from './files/folder-files.ts';
import { DossierProblem } from './files/problem.ts';
import { aboutRun, dossierSums, evidencePath } from './manifest.ts';
import { redactRun } from './redact/copy.ts';
import { requireNoSecrets } from './require-no-secrets.ts';
import { requireAfterRun, requireJudged, requireUnchanged } from './require-run.ts';
import { signStatement, toBundle } from './statement/envelope.ts';
import { statementOf, wordsOf } from './statement/statement.ts';
import { verifyDossier } from './verify.ts';

export interface SealOptions {
  /** Of the run. */
  readonly folder: string;
  readonly privateKey: KeyObject;
  /** The file to write. */
  readonly out: string;
  /** What this machine knows and nobody may find in the evidence. */
  readonly secrets: readonly Secret[];
  readonly now?: Date;
}

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const asJson = (content: unknown): Buffer => Buffer.from(`${JSON.stringify(content, null, 2)}\n`);

/** The files of the run that are sealed, and what the manifest says of each. */
const gather = async (
  folder: string,
  { files, changed }: Pick<Awaited<ReturnType<typeof chooseFiles>>, 'files' | 'changed'>,
) => {
  const [packed, entries]: [PackedFile[], Array<Manifest['files'][number]>] = [[], []];
  for (const file of files) {
    const [path, from, content] = [evidencePath(file), join(folder, file), changed.get(file)];
    packed.push(content ? { path, content } : { path, from });
    entries.push({ path, ...(content ? { sha256: sha256Of(content), size: content.length } : await hashFile(from)) });
  }
  return { packed, entries };
};

/**
 * Seals a run: one file with all that its claims rest on, and a signed statement of what it came to.
 *
 * @throws DossierProblem where the run may not be sealed, or where the dossier would not be accepted
 */
export const sealRun = async ({ folder, privateKey, out, secrets, now = new Date() }: SealOptions) => {
  const judged = await requireJudged(folder);
  const paths = await requireUnchanged(folder);
  requireAfterRun(judged.verdict, judged.judgement, now);
  await using copy = await redactRun(folder, paths, secrets);
  const { verdict, judgement } = await requireJudged(copy.folder);
  const chosen = await chooseFiles(copy, verdict);
  await requireNoSecrets(copy.folder, chosen.files, secrets);
  const { packed, entries } = await gather(copy.folder, chosen);
  const manifest = manifestSchema.parse({
    ...{ schemaVersion: 1, sealedAt: now.toISOString(), ...aboutRun(verdict, judgement, entries) },
    ...{ files: entries, withheld: chosen.checks, leftOut: chosen.leftOut, redacted: copy.redacted },
  });
  const content = asJson(manifest);
  const statement = statementOf(verdict, manifest, sha256Of(content));
  const envelope = signStatement(statement, privateKey);
  const draft = `${out}.draft`;
  try {
    await packFiles(
      [
        { path: dossierNames.manifest, content },
        { path: dossierNames.sums, content: Buffer.from(dossierSums(manifest, sha256Of(content))) },
        { path: dossierNames.statement, content: Buffer.from(JSON.stringify(envelope)) },
        { path: dossierNames.bundle, content: Buffer.from(JSON.stringify(toBundle(envelope))) },
        ...packed,
      ],
      now,
      draft,
    );
    // What would not be accepted is never handed out.
    const { problems } = await verifyDossier(draft, createPublicKey(privateKey), now);
    const [problem] = problems;
    if (problem) {
      throw new DossierProblem(
        `the dossier would not hold: ${problem.problem}`,
        'Nothing was sealed: run again, or tell the maintainers',
        { cause: problem },
      );
    }
    await rename(draft, out);
  } finally {
    await rm(draft, { force: true });
  }
  return { manifest, result: wordsOf(statement) };
};
