import { X509Certificate } from 'node:crypto';
import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { z } from 'zod';
import { dossierNames } from '../../../contracts/record/dossier.ts';
import { DossierProblem, wrong } from '../files/problem.ts';
import { type Envelope, isSignedBy, parseEnvelope } from '../statement/envelope.ts';
import type { Trust } from './trust.ts';

/** Who signed, as a certificate of Fulcio names them. */
export interface Identity {
  /** Such as the address of a workflow in GitHub Actions, or of a mailbox. */
  readonly subject: string;
  /** Whose identity token it was: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
}

const parseBundle = (content: Buffer): Bundle => {
  try {
    return bundleFromJSON(JSON.parse(content.toString()));
  } catch (error) {
    throw wrong(`${dossierNames.bundle} is damaged`, error);
  }
};

const bundled = z.object({ dsseEnvelope: z.unknown() });

/** Envelope and bundle of one dossier, which have to say the same. */
const readSigned = (statement: Buffer, content: Buffer): { readonly envelope: Envelope; readonly bundle: Bundle } => {
  const envelope = parseEnvelope(statement);
  const bundle = parseBundle(content);
  const { dsseEnvelope } = bundled.parse(JSON.parse(content.toString()));
  if (JSON.stringify(dsseEnvelope) !== JSON.stringify(envelope)) {
    throw wrong(`${dossierNames.bundle} and ${dossierNames.statement} do not say the same`);
  }
  return { envelope, bundle };
};

/** @throws DossierProblem for a text that is no trusted root of Sigstore */
const readRoot = (text: string, name: string): TrustedRoot => {
  try {
    return TrustedRoot.fromJSON(JSON.parse(text));
  } catch (error) {
    throw new DossierProblem(
      `${name} is no trusted root of Sigstore`,
      'Give the trusted_root.json of the Sigstore that signed: docs/dossier.md says where it is',
      { cause: error },
    );
  }
};

/**
 * Trusts whom an authority of a trusted root vouches for by a certificate, which stands in a log. Nothing is asked of a
 * network.
 *
 * @param root the text of a `trusted_root.json`
 * @param name of the root, for a person
 */
export const trustInIdentity = ({ subject, issuer }: Identity, root: string, name: string): Trust => {
  const material = toTrustMaterial(readRoot(root, name));
  return {
    of: `${subject}, by ${issuer}`,
    requireSignature(statement, content) {
      const { envelope, bundle } = readSigned(statement, content);
      const signer = (() => {
        try {
          return new Verifier(material).verify(toSignedEntity(bundle));
        } catch (error) {
          const said = error instanceof Error ? error.message : String(error);
          throw wrong(`the statement is not signed as ${name} demands (${said})`, error);
        }
      })();
      const { subjectAlternativeName: found, extensions } = signer.identity ?? {};
      if (found !== subject || extensions?.issuer !== issuer) {
        throw new DossierProblem(
          `the statement is signed by ${found ?? 'a key'}, by ${extensions?.issuer ?? 'nobody'}, and not by ${subject}, by ${issuer}`,
          'Ask whoever sealed the dossier, not the dossier, for their identity',
        );
      }
      return envelope;
    },
  };
};

/** Trusts the certificate of a bundle, whoever has it: for the signer, who has just been given it. */
export const trustInCertificate = (certificate: Uint8Array): Trust => {
  const { publicKey, subjectAltName = 'nobody' } = new X509Certificate(certificate);
  return {
    of: subjectAltName.replace(/^\w+:/, ''),
    requireSignature(statement, content) {
      const { envelope } = readSigned(statement, content);
      if (!isSignedBy(envelope, publicKey)) {
        throw wrong('the statement is not signed by the certificate that was given');
      }
      return envelope;
    },
  };
};
