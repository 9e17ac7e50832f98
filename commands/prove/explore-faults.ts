import { exitCodes } from '../../contracts/record/verdict.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type FaultName, faultNames, faults } from '../../mocks/logto/index.ts';
import { type ExploredFault, exploreFault } from './explore-fault.ts';
import { outOfReach } from './out-of-reach.ts';

/** The faults that were named; without names all that an exploration is asked to find. */
const wantedFaults = (names: readonly string[]): readonly FaultName[] => {
  const unknown = names.filter((name) => !faultNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw new HarnessError(`the stand-in has no fault ${unknown.join(' and no fault ')}`, 'See docs/faults.md');
  }
  return faultNames.filter((name) => (names.length === 0 ? !outOfReach.has(name) : names.includes(name)));
};

/** What shows a fault first is often a sibling of the requirements that it breaks: whoever reads judges the kind. */
const lineOf = ({ name, finding, seconds, requests }: ExploredFault): string => {
  const broken = faults.find((fault) => fault.name === name)?.seenBy.join(' ');
  return finding === null
    ? `✖ ${name} (${broken}): not found in ${requests} requests\n`
    : `✔ ${name} (${broken}): ${finding.requirement} after ${seconds} s: ${finding.what}\n`;
};

/** So that each fault is met by other sequences, and by the same another time. */
const firstSeed = 4000;

/** Explores the stand-in with one fault after the other. @returns the exit code: 1 where one was not found */
export const exploreFaults = async (
  config: Config,
  signal: AbortSignal,
  { names, seconds }: { readonly names: readonly string[]; readonly seconds: number },
): Promise<number> => {
  const wanted = wantedFaults(names);
  let found = 0;
  for (const name of wanted) {
    const seed = firstSeed + faultNames.indexOf(name);
    const explored = await exploreFault(config, signal, { name, seconds, seed });
    found += explored.finding === null ? 0 : 1;
    process.stdout.write(lineOf(explored));
  }
  const left = names.length === 0 ? `; ${outOfReach.size} were left out, which explorations cannot show` : '';
  process.stdout.write(`${found} of ${wanted.length} faults found${left}\n`);
  return found === wanted.length ? exitCodes.pass : exitCodes.fail;
};
