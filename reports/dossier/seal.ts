import { existsSync } from 'node:fs';
import { access, constants, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dossierNames, type Manifest, manifestSchema, type Secret } from '../../contracts/record/dossier.ts';
import { type PackedFile, startPacking } from './archive/pack.ts';
import { chooseFiles } from './choose-files.ts';
import { type Print, printDocuments } from './documents.ts';
import { evidenceIn, hashFile } from './files/folder-files.ts';
import { DossierProblem } from './files/problem.ts';
import { sha256Of } from './files/sums.ts';
import { encryptFiles } from './held-back/encrypt.ts';
import { aboutRun, dossierSums, evidencePath } from './manifest.ts';
import { withOscal } from './oscal.ts';
import { redactRun } from './redact/copy.ts';
import { KnownSecretsLeft, requireNoneKnown, requireNoneLeft } from './require-no-secrets.ts';
import { requireAfterRun, requireJudged, requireUnchanged } from './require-run.ts';
import { startSecretSearch } from './secrets/start-search.ts';
import { statementOf, wordsOf } from './statement/statement.ts';
import type { Sign } from './trust/trust.ts';
import { verifyDossier } from './verify.ts';

export interface SealOptions {
  /** Of the run. */
  readonly folder: string;
  readonly sign: Sign;
  /** The file to write. */
  readonly out: string;
  /** What this machine knows and nobody may find in the evidence. */
  readonly secrets: readonly Secret[];
  /** Who may read what is held back: `age1…`. Absent: nobody, it is left out. */
  readonly recipient?: string | undefined;
  readonly now?: Date;
  /** Makes reports for people; absent: there are none. */
  readonly print?: Print | undefined;
}

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

/** Makes sure that the dossier can be written, before the work that comes first, and that it replaces no other one. */
const requireWritable = async (out: string): Promise<void> => {
  if (existsSync(out)) {
    throw new DossierProblem(`there is a file ${out} already`, 'Move it away, or name another file with --out');
  }
  await access(dirname(out), constants.W_OK).catch((error: unknown) => {
    throw new DossierProblem(`${out} cannot be written`, 'Name a file in a folder that exists and is yours', {
      cause: error,
    });
  });
};

/** What is held back, for its recipient; undefined where nothing is. */
const encryptHeldBack = async (folder: string, files: readonly string[], recipient: string, now: Date) => {
  const [path, content] = [dossierNames.heldBack, await encryptFiles(folder, files, recipient, now)];
  return files.length === 0
    ? undefined
    : {
        file: { path, content },
        entry: { path, size: content.length, sha256: sha256Of(content) },
        told: { path, recipient, files },
      };
};

/** @param takesOut whether the run may hold secrets of this machine, which are looked for and taken out then */
const sealOnce = async (options: SealOptions, takesOut: boolean) => {
  const { folder, sign, out, secrets, recipient, now = new Date(), print = async () => [] } = options;
  await requireWritable(out);
  const judged = await requireJudged(folder);
  const paths = await requireUnchanged(folder);
  requireAfterRun(judged.verdict, judged.judgement, now);
  await using search = startSecretSearch(secrets);
  // Redaction that was told of no secret of this machine may leave a part of one: so it is the run itself that is searched.
  const before = takesOut ? [] : search.known(folder, evidenceIn(paths));
  await using copy = await redactRun(folder, paths, { known: secrets, toTakeOut: takesOut ? secrets : [] });
  requireNoneKnown(await before);
  const { verdict, judgement } = await requireJudged(copy.folder);
  const chosen = await chooseFiles(copy, verdict);
  const left = search.all(copy.folder, chosen.files);
  const { packed, entries } = await withOscal(await gather(copy.folder, chosen));
  const encrypted = recipient && (await encryptHeldBack(copy.folder, chosen.heldBack, recipient, now));
  if (encrypted) {
    packed.push(encrypted.file);
    entries.push(encrypted.entry);
  }
  const manifest = manifestSchema.parse({
    ...{ schemaVersion: 1, sealedAt: now.toISOString(), ...aboutRun(verdict, judgement, entries) },
    ...{ files: entries, withheld: chosen.checks, leftOut: chosen.leftOut, redacted: copy.redacted },
    ...(encrypted && { encrypted: encrypted.told }),
  });
  const content = asJson(manifest);
  const manifestSha256 = sha256Of(content);
  const draft = `${out}.draft`;
  try {
    await using packing = startPacking(now, draft);
    packing.add([{ path: dossierNames.manifest, content }, ...packed]);
    const about = { verdict, manifest, manifestSha256, changed: chosen.changed };
    const printing = printDocuments(print, copy.folder, about);
    // The browser is done before its copy of the run is gone.
    await Promise.allSettled([printing, left]);
    requireNoneLeft(await left);
    const documents = await printing;
    const statement = statementOf(verdict, manifest, manifestSha256, documents);
    const { envelope, trust, ...signed } = await sign(statement);
    const tops = { statement: Buffer.from(JSON.stringify(envelope)), bundle: Buffer.from(signed.bundle), documents };
    packing.add([
      { path: dossierNames.sums, content: Buffer.from(dossierSums(manifest, manifestSha256, tops)) },
      { path: dossierNames.statement, content: tops.statement },
      { path: dossierNames.bundle, content: tops.bundle },
      ...documents,
    ]);
    await packing.end();
    // What would not be accepted is never handed out.
    const { problems } = await verifyDossier(draft, trust, now);
    const [problem] = problems;
    if (problem) {
      throw new DossierProblem(
        `the dossier would not hold: ${problem.problem}`,
        'Nothing was sealed: run again, or tell the maintainers',
        { cause: problem },
      );
    }
    await rename(draft, out);
    return { manifest, result: wordsOf(statement), by: trust.of, documents: documents.map(({ path }) => path) };
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * Seals a run: one file with all that its claims rest on, and a signed statement of what it came to.
 *
 * Hardly any run holds a secret of this machine, for it was searched for those that it had to do with when it ended. So it
 * is searched for them while it is redacted, and only where it holds one, it is redacted again without them.
 *
 * @throws DossierProblem where the run may not be sealed, or where the dossier would not be accepted
 */
export const sealRun = async (options: SealOptions) => {
  try {
    return await sealOnce(options, false);
  } catch (error) {
    if (error instanceof KnownSecretsLeft) {
      return await sealOnce(options, true);
    }
    throw error;
  }
};
