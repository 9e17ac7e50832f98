import { createPublicKey, type KeyObject } from 'node:crypto';
import { dossierNames } from '../../../contracts/record/dossier.ts';
import { DossierProblem, wrong } from '../files/problem.ts';
import { isSignedBy, parseEnvelope, signStatement, toBundle } from '../statement/envelope.ts';
import { keyIdOf, keyName } from '../statement/key.ts';
import type { Sign, Trust } from './trust.ts';

/** Trusts whoever has a key, and nobody else. */
export const trustInKey = (publicKey: KeyObject): Trust => ({
  of: `the ${keyName(publicKey)}`,
  requireSignature(statement, bundle) {
    const envelope = parseEnvelope(statement);
    const [{ keyid }] = envelope.signatures;
    if (!isSignedBy(envelope, publicKey)) {
      throw keyid === keyIdOf(publicKey)
        ? wrong('the statement was changed after it was signed')
        : new DossierProblem(
            `the statement is signed by another key (${keyid?.slice(0, 60) ?? 'without a name'}) than the ${keyName(publicKey)}`,
            'Get the public key from whoever sealed the dossier, not from the dossier',
          );
    }
    if (keyid !== keyIdOf(publicKey) || !Buffer.from(JSON.stringify(toBundle(envelope))).equals(bundle)) {
      throw wrong(`${dossierNames.bundle} and ${dossierNames.statement} do not say the same`);
    }
    return envelope;
  },
});

/** Signs by a private key. */
export const signByKey =
  (privateKey: KeyObject): Sign =>
  async (statement) => {
    const envelope = signStatement(statement, privateKey);
    return {
      envelope,
      bundle: JSON.stringify(toBundle(envelope)),
      trust: trustInKey(createPublicKey(privateKey)),
    };
  };
