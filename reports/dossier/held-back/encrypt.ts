import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { packFiles } from '../archive/pack.ts';
import { DossierProblem } from '../files/problem.ts';

const encrypterFor = (recipient: string): Encrypter => {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new DossierProblem(
      `${/secret/i.test(recipient) ? 'a secret key' : recipient} is no recipient of age`,
      'Give the public key that "age-keygen" prints: it begins with age1',
      { cause: error },
    );
  }
  return encrypter;
};

/**
 * Files as one zip that the recipient alone can read, by `age -d`.
 *
 * @param folder that the paths are in
 * @param recipient `age1…`
 * @throws DossierProblem for anything else
 */
export const encryptFiles = async (
  folder: string,
  paths: readonly string[],
  recipient: string,
  now: Date,
): Promise<Buffer> => {
  const encrypter = encrypterFor(recipient);
  await using temporary = await mkdtempDisposable(join(tmpdir(), 'held-back-'));
  const zip = join(temporary.path, 'held-back.zip');
  await packFiles(
    paths.map((path) => ({ path, from: join(folder, path) })),
    now,
    zip,
  );
  return Buffer.from(await encrypter.encrypt(await readFile(zip)));
};
