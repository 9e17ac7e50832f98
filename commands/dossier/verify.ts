import { exitCodes } from '../../contracts/record/verdict.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { type StepName, stepNames, type Verification, verifyDossier } from '../../reports/dossier/verify.ts';
import { plainTable } from '../../reports/terminal/plain-table.ts';
import type { TrustFlags } from './flags.ts';
import { inOneLine } from './one-line.ts';
import { whomToTrust } from './whom-to-trust.ts';

const words: Readonly<Record<StepName, string>> = {
  archive: 'archive',
  signature: 'signature',
  manifest: 'evidence manifest',
  completeness: 'completeness',
  hashes: 'hashes',
  named: 'what was judged',
  verdict: 'verdict',
  oscal: 'OSCAL documents',
  times: 'times',
};

const rowOf = ({ holds, failed }: Verification, name: StepName): string[] => {
  const detail = holds.get(name);
  return detail === undefined
    ? [failed === name ? '✖' : '–', words[name], failed === name ? 'does not hold' : 'not looked at']
    : ['✔', words[name], detail];
};

/** So many lines are told, the rest are counted: of a dossier that another tool unpacked and packed there may be thousands. */
const shown = 20;

const sayProblems = ({ problems }: Verification): void => {
  const lines = problems.slice(0, shown).map(({ message }) => `✖ ${message}`);
  const more = problems.length - lines.length;
  process.stderr.write(`${[...lines, ...(more > 0 ? [`✖ and ${more} more`] : [])].join('\n')}\n`);
};

/** Says in a table what of a dossier was looked at. @returns the exit code: 0 all of it holds, 2 it does not */
export const verify = async (dossier: string, flags: TrustFlags): Promise<number> =>
  await inOneLine(async () => {
    const verification = await verifyDossier(typedPath(dossier), await whomToTrust(flags));
    process.stdout.write(
      `${plainTable(
        stepNames.map((name) => rowOf(verification, name)),
        {},
      )}\n`,
    );
    const { manifest } = verification;
    if (!manifest) {
      sayProblems(verification);
      return exitCodes.undecided;
    }
    const meaning = manifest.judged.target.isStandIn ? ', of the stand-in: it says nothing about Logto' : '';
    process.stdout.write(`Verified: ${manifest.run.id} came to ${manifest.run.verdict}${meaning}\n`);
    return exitCodes.pass;
  });
