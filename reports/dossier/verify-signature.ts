import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { documentNames, dossierNames, type Manifest } from '../../contracts/record/dossier.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { wrong } from './contents.ts';
import type { SealedDocument } from './documents.ts';
import { DossierProblem } from './files/problem.ts';
import { type Envelope, envelopeSchema, isSignedBy, toBundle } from './statement/envelope.ts';
import { keyIdOf, keyName } from './statement/key.ts';
import { statementOf } from './statement/statement.ts';

const parseEnvelope = (content: Buffer): Envelope => {
  try {
    const envelope = envelopeSchema.parse(JSON.parse(content.toString()));
    if (JSON.stringify(envelope) === content.toString()) {
      return envelope;
    }
  } catch {
    // Told below, as an envelope that is written otherwise.
  }
  throw wrong(`${dossierNames.statement} is damaged`);
};

/**
 * Makes sure that the statement is signed by the key.
 *
 * @throws DossierProblem where it is not
 */
export const requireSignature = (statement: Buffer, bundle: Buffer, publicKey: KeyObject): Envelope => {
  const envelope = parseEnvelope(statement);
  const [{ keyid }] = envelope.signatures;
  if (!isSignedBy(envelope, publicKey)) {
    throw keyid === keyIdOf(publicKey)
      ? wrong('the statement was changed after it was signed')
      : new DossierProblem(
          `the statement is signed by another key (${keyid.slice(0, 60)}) than the ${keyName(publicKey)}`,
          'Get the public key from whoever sealed the dossier, not from the dossier',
        );
  }
  if (keyid !== keyIdOf(publicKey) || !Buffer.from(JSON.stringify(toBundle(envelope))).equals(bundle)) {
    throw wrong(`${dossierNames.bundle} and ${dossierNames.statement} do not say the same`);
  }
  return envelope;
};

const digest = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const statementSchema = z.object({
  subject: z
    .tuple([z.object({ name: z.literal(dossierNames.manifest), digest })])
    .rest(z.object({ name: z.enum(documentNames), digest })),
});

const payloadOf = ({ payload }: Envelope): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString());
  } catch (error) {
    throw wrong('the statement is no JSON', error);
  }
};

/**
 * Makes sure that the statement is about this manifest, byte for byte.
 *
 * @returns the documents that it is about beside
 * @throws DossierProblem where it is not
 */
export const requireSubject = (envelope: Envelope, manifestSha256: string): readonly SealedDocument[] => {
  const [manifest, ...documents] = statementSchema.safeParse(payloadOf(envelope)).data?.subject ?? [];
  if (manifest?.digest.sha256 !== manifestSha256) {
    throw wrong(`${dossierNames.manifest} is not the one that was signed`);
  }
  return documents.map(({ name, digest: { sha256 } }) => ({ path: name, sha256 }));
};

/** Makes sure that the statement says what the verdict says, and no more. @throws DossierProblem where it does not */
export const requireStatement = (
  envelope: Envelope,
  about: {
    readonly verdict: Verdict;
    readonly manifest: Manifest;
    readonly manifestSha256: string;
    readonly documents: readonly SealedDocument[];
  },
): void => {
  const expected: unknown = JSON.parse(
    JSON.stringify(statementOf(about.verdict, about.manifest, about.manifestSha256, about.documents)),
  );
  if (!isDeepStrictEqual(payloadOf(envelope), expected)) {
    throw wrong('the statement says something else than the verdict');
  }
};
