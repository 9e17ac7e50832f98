import { createPublicKey } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { dossierEnding, fileNames } from '../../contracts/record/file-names.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { loadConfig } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { secretsOfMachine } from '../../fixtures/stack/secrets.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Print } from '../../reports/dossier/documents.ts';
import { sealRun } from '../../reports/dossier/seal.ts';
import { keyName } from '../../reports/dossier/statement/key.ts';
import { inOneLine } from './one-line.ts';
import { printOrSay } from './print.ts';
import { signingKey } from './signing-key.ts';

export interface SealFlags {
  readonly key?: string;
  readonly out?: string;
  /** False with `--no-pdf`. */
  readonly pdf?: boolean;
}

const folderOf = async (run: string): Promise<string> => {
  const place = typedPath(run);
  const found = await realpath(place).catch(() => {
    throw new HarnessError(`there is no run ${run}`, 'Give the folder of a run, such as reports/out/latest');
  });
  return basename(found) === fileNames.verdict ? dirname(found) : found;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Seals a run into one file. @returns the exit code */
export const seal = async (run: string, { key: keyFile, out, pdf = true }: SealFlags): Promise<number> => {
  const folder = await folderOf(run);
  const config = loadConfig();
  const file = typedPath(out ?? `${basename(folder)}${dossierEnding}`);
  return await inOneLine(async () => {
    const { key, pem } = await signingKey(keyFile, config.dossierKey, say);
    const secrets = [...secretsOfMachine(config), { kind: 'signing key', value: pem.split('\n')[1] ?? pem }];
    const print: Print = pdf ? (about) => printOrSay(about, config.browserPath, say) : async () => [];
    const { manifest, result, documents } = await sealRun({ folder, privateKey: key, out: file, secrets, print });
    const notIn = [
      ...(manifest.withheld.length > 0 ? [`${manifest.withheld.length} checks are held back (SECURITY.md)`] : []),
      ...(manifest.leftOut.length > 0 ? [`${manifest.leftOut.length} files are left out: see its manifest.json`] : []),
    ];
    say([`Sealed ${manifest.files.length} files of ${manifest.run.id}`, ...notIn].join('; '));
    say(`Statement: ${result}, by the ${keyName(createPublicKey(key))}`);
    if (documents.length > 0) {
      say(`To be signed and filed: ${documents.join(', ')}`);
    }
    say(`Dossier: ${file}`);
    return exitCodes.pass;
  });
};
