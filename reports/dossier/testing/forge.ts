import { createHash } from 'node:crypto';
import { dossierNames, type Manifest, manifestSchema } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { verdictSchema } from '../../../contracts/record/verdict.ts';
import { dossierSums, evidencePath } from '../manifest.ts';
import { signStatement, toBundle } from '../statement/envelope.ts';
import { type Statement, statementOf } from '../statement/statement.ts';
import { keys } from './judged-run.ts';

type Files = ReadonlyMap<string, Buffer>;

interface Forgery {
  /** Path of a file of the run's folder, and what its text becomes. */
  readonly files?: Readonly<Record<string, (text: string) => string>>;
  /** What the text of each OSCAL document becomes; undefined: it is gone. */
  readonly documents?: (text: string) => string | undefined;
  readonly manifest?: (manifest: Manifest) => Manifest;
  readonly statement?: (statement: Statement) => object;
}

const hashOf = (content: Buffer) => ({
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

const parse = (content: Buffer | undefined): unknown => JSON.parse(String(content));

const withDocuments = (files: Files, alter: (text: string) => string | undefined): Map<string, Buffer> =>
  new Map(
    [...files].flatMap(([path, content]) => {
      const text = path.startsWith(`${dossierNames.oscal}/`) ? alter(content.toString()) : content;
      return text === undefined ? [] : [[path, Buffer.from(text)] as const];
    }),
  );

/** What a signer could hand out who lies: all sums and the signature are right, and what they are of is not. */
export const forge = (
  files: Files,
  { files: changes = {}, documents, manifest: change, statement: restate }: Forgery,
) => {
  const forged = documents ? withDocuments(files, documents) : new Map(files);
  for (const [name, alter] of Object.entries(changes)) {
    forged.set(evidencePath(name), Buffer.from(alter(forged.get(evidencePath(name))?.toString() ?? '')));
  }
  const original = manifestSchema.parse(parse(forged.get(dossierNames.manifest)));
  const kept = original.files.filter(({ path }) => forged.has(path));
  const entries = kept.map(({ path }) => ({ path, ...hashOf(forged.get(path) ?? Buffer.alloc(0)) }));
  const named = (name: string) => entries.find(({ path }) => path === evidencePath(name)) ?? original.judged.catalogue;
  const judged = {
    ...original.judged,
    ...{ catalogue: named(fileNames.catalogue), register: named(fileNames.deviations) },
  };
  const manifest = (change ?? ((same) => same))({ ...original, files: entries, judged });
  const content = Buffer.from(JSON.stringify(manifest));
  const { sha256 } = hashOf(content);
  const verdict = verdictSchema.parse(parse(forged.get(evidencePath(fileNames.verdict))));
  const statement = (restate ?? ((same) => same))(statementOf(verdict, manifest, sha256));
  const envelope = signStatement(statement, keys.Ed25519.privateKey);
  const tops = {
    statement: Buffer.from(JSON.stringify(envelope)),
    bundle: Buffer.from(JSON.stringify(toBundle(envelope))),
  };
  return forged
    .set(dossierNames.manifest, content)
    .set(dossierNames.sums, Buffer.from(dossierSums(manifest, sha256, tops)))
    .set(dossierNames.statement, tops.statement)
    .set(dossierNames.bundle, tops.bundle);
};
