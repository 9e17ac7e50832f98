import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { readPrivateKey } from '../../reports/dossier/statement/key.ts';

/** Where the key is that is made where nobody gives one. */
const ownKeyFile = (): string => join(homedir(), '.config', 'logto-phone-conformance', 'dossier-key.pem');

const publicFileOf = (file: string): string => file.replace(/\.pem$/, '.pub.pem');

const publicPemOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readPem = async (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new HarnessError(
      isAbsent(error) ? `there is no key ${file}` : `the key ${file} cannot be read`,
      'Give a PEM file, or leave --key and HARNESS_DOSSIER_KEY away to have a key made',
      { cause: error },
    );
  });

const makeKey = async (file: string): Promise<string> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  await writeFile(publicFileOf(file), publicPemOf(privateKey));
  return pem;
};

/**
 * The key by which dossiers are signed: the one that is named, that of the environment, or else one of this user's,
 * which is made when it is used first.
 *
 * @param file as typed
 * @param environment PEM, or the path of a file with it
 * @param say is told of a key that nobody named
 */
export const signingKey = async (
  file: string | undefined,
  environment: string | undefined,
  say: (line: string) => void,
): Promise<{ readonly key: KeyObject; readonly pem: string }> => {
  if (file === undefined && environment?.startsWith('-----BEGIN')) {
    return { key: readPrivateKey(environment, 'HARNESS_DOSSIER_KEY'), pem: environment };
  }
  const named = file ?? environment;
  if (named !== undefined) {
    const pem = await readPem(typedPath(named));
    return { key: readPrivateKey(pem, named), pem };
  }
  const own = ownKeyFile();
  const existing = await readFile(own, 'utf8').catch((error: unknown) => (isAbsent(error) ? undefined : readPem(own)));
  const pem = existing ?? (await makeKey(own));
  if (existing !== undefined) {
    await chmod(own, 0o600);
  }
  say(`Key: ${own}${existing === undefined ? ', which was made now: keep it, and back it up' : ''}`);
  say(`Public key, for those who verify: ${publicFileOf(own)}`);
  return { key: readPrivateKey(pem, own), pem };
};
