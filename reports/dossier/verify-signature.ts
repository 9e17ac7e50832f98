import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { dossierNames, type Manifest } from '../../contracts/record/dossier.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { wrong } from './files/problem.ts';
import type { Envelope } from './statement/envelope.ts';
import { statementOf } from './statement/statement.ts';

const statementSchema = z.object({
  subject: z.tuple([z.object({ name: z.literal(dossierNames.manifest), digest: z.object({ sha256: z.string() }) })]),
});

const payloadOf = ({ payload }: Envelope): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString());
  } catch (error) {
    throw wrong('the statement is no JSON', error);
  }
};

/** Makes sure that the statement is about this manifest, byte for byte. @throws DossierProblem where it is not */
export const requireSubject = (envelope: Envelope, manifestSha256: string): void => {
  const statement = statementSchema.safeParse(payloadOf(envelope)).data;
  if (statement?.subject[0].digest.sha256 !== manifestSha256) {
    throw wrong(`${dossierNames.manifest} is not the one that was signed`);
  }
};

/** Makes sure that the statement says what the verdict says, and no more. @throws DossierProblem where it does not */
export const requireStatement = (
  envelope: Envelope,
  about: { readonly verdict: Verdict; readonly manifest: Manifest; readonly manifestSha256: string },
): void => {
  const expected: unknown = JSON.parse(
    JSON.stringify(statementOf(about.verdict, about.manifest, about.manifestSha256)),
  );
  if (!isDeepStrictEqual(payloadOf(envelope), expected)) {
    throw wrong('the statement says something else than the verdict');
  }
};
