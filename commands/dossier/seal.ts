import { createPublicKey } from 'node:crypto';
import { basename } from 'node:path';
import { dossierEnding } from '../../contracts/record/file-names.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { loadConfig } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { secretsOfMachine } from '../../fixtures/stack/secrets.ts';
import { sealRun } from '../../reports/dossier/seal.ts';
import { keyName } from '../../reports/dossier/statement/key.ts';
import { inOneLine } from './one-line.ts';
import { folderOf } from './run-folder.ts';
import { signingKey } from './signing-key.ts';

interface SealFlags {
  readonly key?: string;
  readonly out?: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Seals a run into one file. @returns the exit code */
export const seal = async (run: string, { key: keyFile, out }: SealFlags): Promise<number> => {
  const folder = await folderOf(run);
  const config = loadConfig();
  const file = typedPath(out ?? `${basename(folder)}${dossierEnding}`);
  return await inOneLine(async () => {
    const { key, pem } = await signingKey(keyFile, config.dossierKey, say);
    const secrets = [...secretsOfMachine(config), { kind: 'signing key', value: pem.split('\n')[1] ?? pem }];
    const { manifest, result } = await sealRun({ folder, privateKey: key, out: file, secrets });
    const notIn = [
      ...(manifest.withheld.length > 0 ? [`${manifest.withheld.length} checks are held back (SECURITY.md)`] : []),
      ...(manifest.leftOut.length > 0 ? [`${manifest.leftOut.length} files are left out: see its manifest.json`] : []),
    ];
    say([`Sealed ${manifest.files.length} files of ${manifest.run.id}`, ...notIn].join('; '));
    say(`Statement: ${result}, by the ${keyName(createPublicKey(key))}`);
    say(`Dossier: ${file}`);
    return exitCodes.pass;
  });
};
