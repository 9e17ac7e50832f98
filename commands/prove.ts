import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';

import { describeBrowser, findBrowser } from '../fixtures/browser/index.ts';

import { loadConfig } from '../fixtures/config/config.ts';
import { startStack } from '../fixtures/stack/start.ts';
import { HarnessError } from '../fixtures/tools/errors.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { temporaryFolder } from '../fixtures/tools/temporary-folder.ts';
import { defineCommand } from './define-command.ts';
import { duration } from './load/flags.ts';
import { type Breakage, keyOfBreakage } from './prove/breakage.ts';
import { breakages, redByThemselves } from './prove/breakages.ts';
import { exploreFaults } from './prove/explore-faults.ts';
import { writePage } from './prove/page.ts';
import { mergeProofs, type Proof, readProof, writeProof } from './prove/proof-file.ts';
import { knownHealth, proveFault, proveHealth, type Tried } from './prove/prove-fault.ts';
import type { Bench } from './prove/run-checks.ts';
import { addStackFlags, stackFlags } from './stack-options.ts';
import { listSuites } from './suites/list-suites.ts';
import { gitRevision } from './suites/run-environment.ts';

const wantedBreakages = (names: readonly string[]) => {
  const unknown = names.filter((name) => !breakages.some((breakage) => breakage.name === name));
  if (unknown.length > 0) {
    throw new HarnessError(`no fault is called ${unknown.join(' or ')}`, 'See docs/faults.md');
  }
  return names.length === 0 ? breakages : breakages.filter(({ name }) => names.includes(name));
};

const wasSeen = (breakage: Breakage, { faults, checks }: Proof): boolean => {
  const tried = faults.find((fault) => keyOfBreakage(fault) === keyOfBreakage(breakage));
  return tried !== undefined && (tried.red.length > 0 || redByThemselves(breakage, checks).length > 0);
};

const preload = import.meta.resolve('../fixtures/sample-app/faults/preload.mjs');

/** Sample apps inherit this, those that checks start as well; in every other process the file does nothing. */
const breakSampleApps = (faultFile: string): void => {
  Object.assign(process.env, { NODE_OPTIONS: `--import ${preload}`, SAMPLE_APP_FAULT_FILE: faultFile });
};

const summaryOf = ({ fault, unseenBy }: Tried): string => {
  const { name, seconds, red, green } = fault;
  const verdict = unseenBy.length === 0 ? '✔' : '✖';
  const missing = unseenBy.length > 0 ? `, not seen by ${unseenBy.join(' ')}` : '';
  return `${verdict} ${name}: ${red.length} red, ${green} green, ${seconds} s${missing}\n`;
};

const prove = async (
  signal: AbortSignal,
  names: readonly string[],
  { missing = false, explore }: { readonly missing?: boolean; readonly explore?: number },
  command: Command,
): Promise<number> => {
  if (explore !== undefined) {
    const config = loadConfig({ ...stackFlags(command), target: 'embedded' });
    return exploreFaults(config, signal, { names, seconds: explore });
  }
  const before = await readProof();
  const wanted = wantedBreakages(names).filter((breakage) => !missing || !wasSeen(breakage, before));
  const config = loadConfig({ ...stackFlags(command), target: 'embedded' });
  const suites = await listSuites([], signal);
  const progress = terminalProgress();
  const browser = await findBrowser({ browserPath: config.browserPath, progress });
  process.stderr.write(`Browser: ${describeBrowser(browser)}\n`);
  await using folder = await temporaryFolder('harness-faults');
  const appFaultFile = join(folder.path, 'sample-app');
  breakSampleApps(appFaultFile);
  await using stack = await startStack(config, progress, signal);
  const bench: Bench = { stack, browser, signal, appFaultFile, blocks: 0 };
  const { known, unknown } = knownHealth(names.length === 0 && !missing ? [] : before.checks, suites);
  const healthy = [...known, ...(await proveHealth(bench, unknown))];
  const order = breakages.map(keyOfBreakage);
  const tried: Tried[] = [];
  const revision = (await gitRevision()) ?? undefined;
  let proof = mergeProofs(before, { checks: healthy, faults: [] }, order);
  for (const breakage of wanted) {
    const result = await proveFault(bench, breakage, { suites, healthy });
    process.stdout.write(summaryOf(result));
    tried.push(result);
    // What was found is kept if the rest is cut short.
    proof = mergeProofs(proof, { checks: [], faults: [{ ...result.fault, ...(revision && { revision }) }] }, order);
    await writeProof(proof);
  }
  await writePage();
  const isSeen = tried.every(({ unseenBy }) => unseenBy.length === 0);
  return isSeen ? exitCodes.pass : exitCodes.fail;
};

await defineCommand('npm run prove --', (command, act) =>
  addStackFlags(command)
    .description(
      'Seeds one fault after the other and verifies that the checks that should detect it fail. Writes docs/faults.md. ' +
        'Without names all, and the checks with nothing broken besides. Exit: 0 all seen, 1 something was not.',
    )
    .option('--missing', 'faults that were not tried yet, or that no check detected')
    .addOption(
      new Option('--explore <time>', 'explore each fault for so long instead, such as 120s, and tell which are found')
        .argParser(duration)
        .conflicts('missing'),
    )
    .argument('[name...]', 'faults of the stand-in, of the fake provider or of the faulty OpenID provider')
    .action(act(prove)),
);
