import { readFile } from 'node:fs/promises';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { readPublicKey } from '../../reports/dossier/statement/key.ts';
import { trustInIdentity } from '../../reports/dossier/trust/by-identity.ts';
import { trustInKey } from '../../reports/dossier/trust/by-key.ts';
import type { Trust } from '../../reports/dossier/trust/trust.ts';
import type { TrustFlags } from './flags.ts';

const read = async (file: string, what: string, remedy: string): Promise<string> =>
  readFile(typedPath(file), 'utf8').catch((error: unknown) => {
    throw new HarnessError(`the ${what} ${file} cannot be read`, remedy, { cause: error });
  });

/** @throws HarnessError where nobody is named, or not whole */
export const whomToTrust = async ({ key, identity, issuer, trustedRoot }: TrustFlags): Promise<Trust> => {
  if (key !== undefined) {
    const pem = await read(key, 'key', 'Give the public key of whoever sealed the dossier');
    return trustInKey(readPublicKey(pem, key));
  }
  if (identity === undefined || issuer === undefined || trustedRoot === undefined) {
    throw new HarnessError(
      'nothing says who has to have sealed the dossier',
      'Give --key, or for one that was sealed keyless --identity, --issuer and --trusted-root',
    );
  }
  const root = await read(trustedRoot, 'trusted root', 'Give the trusted_root.json of the Sigstore that signed');
  return trustInIdentity({ subject: identity, issuer }, root, trustedRoot);
};
