import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { bundleToJSON, toDSSEBundle } from '@sigstore/bundle';
import { z } from 'zod';
import { dossierNames } from '../../../contracts/record/dossier.ts';
import { wrong } from '../files/problem.ts';
import { keyIdOf } from './key.ts';

export const payloadType = 'application/vnd.in-toto+json';

/** https://github.com/secure-systems-lab/dsse/blob/master/envelope.md, of one signer. */
export const envelopeSchema = z.strictObject({
  payload: z.base64(),
  payloadType: z.literal(payloadType),
  signatures: z.tuple([z.strictObject({ sig: z.base64(), keyid: z.string().optional() })]),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** @throws DossierProblem for anything else than an envelope as it was written */
export const parseEnvelope = (content: Buffer): Envelope => {
  try {
    const envelope = envelopeSchema.parse(JSON.parse(content.toString()));
    const { sig } = envelope.signatures[0];
    // Base64 has spare bits, which a reader drops: two signatures that differ in them are one.
    const isWhole = [envelope.payload, sig].every((text) => Buffer.from(text, 'base64').toString('base64') === text);
    if (isWhole && JSON.stringify(envelope) === content.toString()) {
      return envelope;
    }
  } catch {
    // Told below, as an envelope that is written otherwise.
  }
  throw wrong(`${dossierNames.statement} is damaged`);
};

/** What is signed of a payload: DSSE's pre-authentication encoding. */
export const preAuthEncoding = (payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);

const digestOf = (key: KeyObject): 'sha256' | null => (key.asymmetricKeyType === 'ed25519' ? null : 'sha256');

/** The same as a Sigstore bundle, which names the key and has neither certificate nor entry of a log. */
export const toBundle = ({ payload, signatures: [{ sig, keyid }] }: Envelope) =>
  bundleToJSON(
    toDSSEBundle({
      ...{ artifact: Buffer.from(payload, 'base64'), artifactType: payloadType },
      ...{ signature: Buffer.from(sig, 'base64'), ...(keyid !== undefined && { keyHint: keyid }) },
    }),
  );

/** Signs a statement. */
export const signStatement = (statement: object, privateKey: KeyObject): Envelope => {
  const payload = Buffer.from(JSON.stringify(statement));
  const signature = sign(digestOf(privateKey), preAuthEncoding(payload), privateKey);
  return {
    ...{ payload: payload.toString('base64'), payloadType },
    signatures: [{ sig: signature.toString('base64'), keyid: keyIdOf(createPublicKey(privateKey)) }],
  };
};

/** Whether the signature of an envelope is that of a key. */
export const isSignedBy = ({ payload, signatures: [{ sig }] }: Envelope, publicKey: KeyObject): boolean =>
  verify(digestOf(publicKey), preAuthEncoding(Buffer.from(payload, 'base64')), publicKey, Buffer.from(sig, 'base64'));
