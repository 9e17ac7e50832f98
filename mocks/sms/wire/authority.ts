import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateCACertificate } from 'mockttp';
import { type Authority, authorityFiles } from '../../../contracts/authority.ts';

/** Makes a CA that nobody else has. */
export const makeAuthority = async (): Promise<Authority> => {
  const { cert, key } = await generateCACertificate({ subject: { commonName: 'Fake SMS provider, for tests only' } });
  return { cert, key };
};

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });

const problemOf = ({ cert, key }: Authority): string | undefined => {
  try {
    const certificate = new X509Certificate(cert);
    if (certificate.validToDate.getTime() < Date.now()) {
      return `its certificate expired on ${certificate.validTo}`;
    }
    return certificate.checkPrivateKey(createPrivateKey(key)) ? undefined : 'its key is not that of its certificate';
  } catch {
    return 'one of its files is not PEM';
  }
};

/**
 * The CA of a folder. One that is not there is made and stays, so that clients trust the fake after its next start, too.
 *
 * @returns the CA, and whether it is new
 * @throws Error in one line where half of it is missing, where it has expired, or its two files do not belong together
 */
export const authorityIn = async (folder: string): Promise<Authority & { readonly isNew: boolean }> => {
  const [certFile, keyFile] = [path.join(folder, authorityFiles.cert), path.join(folder, authorityFiles.key)];
  const [cert, key] = await Promise.all([readIfThere(certFile), readIfThere(keyFile)]);
  if (cert === undefined && key === undefined) {
    const made = await makeAuthority();
    await mkdir(folder, { recursive: true });
    await writeFile(keyFile, made.key, { mode: 0o600 });
    await writeFile(certFile, made.cert);
    return { ...made, isNew: true };
  }
  const problem = cert === undefined || key === undefined ? 'one of its files is missing' : problemOf({ cert, key });
  if (cert === undefined || key === undefined || problem !== undefined) {
    throw new Error(
      `the CA in ${folder} cannot be used: ${problem}. Delete ${authorityFiles.cert} and ${authorityFiles.key} there, and a new one is made`,
    );
  }
  return { cert, key, isNew: false };
};
