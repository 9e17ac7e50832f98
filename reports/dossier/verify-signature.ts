import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { documentNames, dossierNames, type Manifest } from '../../contracts/record/dossier.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import type { SealedDocument } from './documents.ts';
import { wrong } from './files/problem.ts';
import type { Envelope } from './statement/envelope.ts';
import { statementOf } from './statement/statement.ts';

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
