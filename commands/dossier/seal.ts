import { basename } from 'node:path';
import type { Secret } from '../../contracts/record/dossier.ts';
import { dossierEnding } from '../../contracts/record/file-names.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { loadConfig } from '../../fixtures/config/config.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { secretsOfMachine } from '../../fixtures/stack/secrets.ts';
import { sealRun } from '../../reports/dossier/seal.ts';
import { signByKey } from '../../reports/dossier/trust/by-key.ts';
import { signKeyless } from '../../reports/dossier/trust/keyless.ts';
import type { Sign } from '../../reports/dossier/trust/trust.ts';
import type { SealFlags } from './flags.ts';
import { inOneLine } from './one-line.ts';
import { startPrinter } from './print.ts';
import { folderOf } from './run-folder.ts';
import { signingKey } from './signing-key.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** By what to sign, and what of it nobody may find in the evidence. */
const signerOf = async (
  { key: file, keyless, fulcio, rekor }: SealFlags,
  environment: string | undefined,
): Promise<{ readonly sign: Sign; readonly secrets: readonly Secret[] }> => {
  if (keyless) {
    say(`Keyless: hash, signature and identity will be public at ${rekor}`);
    return { sign: signKeyless({ fulcio, rekor }), secrets: [] };
  }
  const { key, pem } = await signingKey(file, environment, say);
  return { sign: signByKey(key), secrets: [{ kind: 'signing key', value: pem.split('\n')[1] ?? pem }] };
};

/** Seals a run into one file. @returns the exit code */
export const seal = async (run: string, flags: SealFlags): Promise<number> => {
  const folder = await folderOf(run);
  const config = loadConfig();
  const file = typedPath(flags.out ?? `${basename(folder)}${dossierEnding}`);
  return await inOneLine(async () => {
    const signer = await signerOf(flags, config.dossierKey);
    const secrets = [...secretsOfMachine(config), ...signer.secrets];
    await using printer = (flags.pdf ?? true) ? startPrinter(config.browserPath, say) : undefined;
    const { manifest, result, by, documents } = await sealRun({
      ...{ folder, sign: signer.sign, out: file, secrets, recipient: flags.heldBackTo, print: printer?.print },
    });
    const forWhom = manifest.encrypted ? `, for ${manifest.encrypted.recipient.slice(0, 12)}… to read` : '';
    const notIn = [
      ...(manifest.withheld.length > 0
        ? [`${manifest.withheld.length} checks are held back (SECURITY.md)${forWhom}`]
        : []),
      ...(manifest.leftOut.length > 0 ? [`${manifest.leftOut.length} files are left out: see its manifest.json`] : []),
    ];
    say([`Sealed ${manifest.files.length} files of ${manifest.run.id}`, ...notIn].join('; '));
    say(`Statement: ${result}, by ${by}`);
    if (documents.length > 0) {
      say(`To be signed and filed: ${documents.join(', ')}`);
    }
    say(`Dossier: ${file}`);
    return exitCodes.pass;
  });
};
