import { bundleToJSON } from '@sigstore/bundle';
import {
  CIContextProvider,
  DSSEBundleBuilder,
  FulcioSigner,
  type IdentityProvider,
  RekorWitness,
} from '@sigstore/sign';
import { DossierProblem } from '../files/problem.ts';
import { envelopeSchema, payloadType } from '../statement/envelope.ts';
import { trustInCertificate } from './by-identity.ts';
import type { Sign } from './trust.ts';

/** Where Sigstore is. */
export interface Sigstore {
  /** Of Fulcio, which gives certificates for identities. */
  readonly fulcio: string;
  /** Of Rekor, the log in which each signature stands for everybody to see. */
  readonly rekor: string;
}

const calls = { retry: 2, timeout: 20_000 };

/** Tells a person why there is no signature. */
const refused = (error: unknown, { fulcio, rekor }: Sigstore): DossierProblem => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const said = cause instanceof Error ? cause.message : String(cause);
  return said.includes('no tokens available')
    ? new DossierProblem(
        'nobody here says who you are: --keyless needs a CI that does',
        'Give the job an identity (GitHub Actions: permissions: id-token: write), or sign by --key',
        { cause: error },
      )
    : new DossierProblem(
        `Sigstore gave no signature (${said.split('\n')[0]})`,
        `See whether ${fulcio} and ${rekor} can be reached, or sign by --key`,
        { cause: error },
      );
};

/**
 * Signs by a key that lives for this signature alone, for which Fulcio vouches: it belongs to the identity that the CI says
 * this job has. Rekor keeps hash, signature and certificate, which are public from then on; the statement itself is not.
 *
 * @param identity gives the identity token; by default that of the CI
 */
export const signKeyless =
  (sigstore: Sigstore, identity: IdentityProvider = new CIContextProvider('sigstore')): Sign =>
  async (statement) => {
    const builder = new DSSEBundleBuilder({
      signer: new FulcioSigner({ identityProvider: identity, fulcioBaseURL: sigstore.fulcio, ...calls }),
      witnesses: [new RekorWitness({ rekorBaseURL: sigstore.rekor, entryType: 'dsse', ...calls })],
    });
    const bundle = await builder
      .create({ data: Buffer.from(JSON.stringify(statement)), type: payloadType })
      .catch((error: unknown) => {
        throw refused(error, sigstore);
      });
    const json = bundleToJSON(bundle);
    const { content } = bundle.verificationMaterial;
    if (content.$case !== 'certificate') {
      throw new DossierProblem('Sigstore gave a signature without a certificate', 'Sign by --key');
    }
    return {
      envelope: envelopeSchema.parse(json.dsseEnvelope),
      bundle: JSON.stringify(json),
      trust: trustInCertificate(content.certificate.rawBytes),
    };
  };
