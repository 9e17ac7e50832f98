import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes } from '../contracts/record/verdict.ts';

import { describeBrowser, findBrowser, trustingBrowser } from '../fixtures/browser/index.ts';

import { serversOf } from '../fixtures/browser/servers.ts';
import { type Config, type Flags, loadConfig } from '../fixtures/config/config.ts';
import { requireLocale } from '../fixtures/config/locale.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';
import { chooseTarget } from '../fixtures/stack/targets/choose.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { suitesRegister } from '../suites/deviations/register.ts';
import { defineCommand } from './define-command.ts';
import { ownSelection, prepareShard, requireOwnLogto } from './shards/prepare.ts';
import { addShardFlags, type ShardFlags } from './shards/shard-flag.ts';
import { addStackFlags, natural, stackFlags } from './stack-options.ts';
import { type AccessibilityFlag, addAccessibilityFlag, readAccessibility } from './suites/accessibility.ts';
import { addGateFlags, type GateFlags, readGate, requireSameTarget } from './suites/gate.ts';
import { lastDurations, requirementTable } from './suites/list-requirements.ts';
import { listSuites } from './suites/list-suites.ts';
import { realTargetHint } from './suites/real-target-hint.ts';
import { runOnce } from './suites/run-once.ts';
import { addSelectionFlags, decides, requireChecks, selectRun, type Wanted } from './suites/selection.ts';
import { prepareVersions } from './versions/prepare.ts';
import { runVersions } from './versions/run-versions.ts';
import { versionsOption } from './versions/versions-flag.ts';

const defaultOutFolder = join(import.meta.dirname, '..', 'reports', 'out');

interface Options extends Wanted, ShardFlags, GateFlags, AccessibilityFlag {
  readonly fault?: readonly string[];
  readonly deviations?: string;
  readonly strict?: boolean;
  readonly list?: boolean;
  readonly workers?: number;
  readonly locale?: string;
  readonly device?: string;
  readonly failFast?: boolean;
  /** Versions of Logto. */
  readonly logto?: readonly string[];
  readonly out: string;
}

const list = async (wanted: Wanted, out: string, signal: AbortSignal): Promise<number> => {
  const checks = await listSuites(selectRun(wanted).parameters, signal);
  const width = process.stdout.columns || 120;
  const durations = await lastDurations(typedPath(out));
  process.stdout.write(`${requirementTable({ wanted, checks, durations, width })}\n`);
  return exitCodes.pass;
};

/** What is asked for; a seeded fault may be one that the four flows cannot see. */
const wantedIn = ({ all, fault, check, flow, severity, level }: Options): Wanted => ({
  ...((all || fault) && { all: true }),
  ...(check && { check }),
  ...(flow && { flow }),
  ...(severity && { severity }),
  ...(level && { level }),
});

/** What this run is about: all that is asked for, or a part of it. */
const planOf = async (
  { shard: place, balanceBy, ...options }: Options,
  { application }: Config,
  signal: AbortSignal,
) => {
  const wanted = wantedIn(options);
  const { check, flow, severity, level } = wanted;
  const { selection, parameters } = selectRun(wanted, application.source.kind !== 'sample');
  const checks = place || check || flow || severity || level ? await listSuites(parameters, signal) : undefined;
  if (checks) {
    requireChecks(wanted, checks);
  }
  if (!place || !checks) {
    return { selection, parameters };
  }
  const shard = await prepareShard(place, { selection, checks, balanceBy });
  return { selection: ownSelection(shard, decides), parameters, shard };
};

const start = async (signal: AbortSignal, options: Options, command: Command): Promise<number> => {
  const {
    workers,
    locale,
    device,
    failFast = false,
    strict = false,
    out,
    list: wantsList,
    shard: place,
    logto: versions,
  } = options;
  const flags: Flags = {
    ...stackFlags(command),
    ...{ workers, locale, device, shard: place },
  };
  const config = loadConfig(flags);
  requireLocale(config.locale);
  if (config.device !== undefined) {
    // Half a second that a run on a desktop need not wait.
    (await import('../fixtures/config/device.ts')).deviceOptions(config.device);
  }
  if (wantsList) {
    return list({ ...wantedIn(options), all: true }, out, signal);
  }
  if (place) {
    requireOwnLogto(config);
  }
  // A register that is wrong is told before anything starts.
  const register = suitesRegister(options.deviations);
  const gate = await readGate(options);
  const axeRules = await readAccessibility(options);
  if (!versions) {
    requireSameTarget(gate, chooseTarget(config));
  }
  const plan = await planOf(options, config, signal);
  const progress = terminalProgress();
  const prepared = versions && (await prepareVersions(versions, config, progress, signal));
  const found = await findBrowser({ browserPath: config.browserPath, progress });
  const browser = await trustingBrowser(found, serversOf(config));
  process.stderr.write(`Browser: ${describeBrowser(browser)}\n`);
  const run = (each: Config) =>
    runOnce(
      { config: each, progress, browser, outFolder: out, failFast, register, gate, strict, axeRules, ...plan },
      signal,
    );
  if (prepared) {
    const runs = prepared.map(({ version, ...target }) => ({
      version,
      run: () => run(loadConfig({ ...flags, ...target })),
    }));
    return runVersions(runs, signal);
  }
  const isUnnamed = config.target === undefined && chooseTarget(config).kind === 'embedded';
  const hint = isUnnamed ? realTargetHint(signal) : undefined;
  const { exitCode } = await run(config);
  const said = await hint;
  process.stdout.write(said === undefined ? '' : `${said}\n`);
  return exitCode;
};

await defineCommand('npm start --', (command, act) =>
  addAccessibilityFlag(addGateFlags(addShardFlags(addSelectionFlags(addStackFlags(command)))))
    .addOption(versionsOption())
    .description(
      'Brings a stack up, runs the conformance suites, writes the report. Exit: 0 conforms, 1 not, 2 undecided.',
    )
    .option('--list', 'list the requirements with their needs and last durations; start nothing')
    .option('--workers <number>', 'number of concurrent tests', natural)
    .option('--locale <tag>', 'language of the browser, such as zh-CN (default en-US)')
    .option('--device <name>', 'one of Playwright\'s devices, such as "Pixel 7" (default: a desktop)')
    .option('--fail-fast', 'stop at the first check that fails')
    .option('--deviations <file>', 'your own register, in addition to that of the harness')
    .option('--strict', 'fail for known deviations that are not confirmed on this version of Logto')
    .option('--out <folder>', 'where the folders of runs are kept', defaultOutFolder)
    .action(act(start)),
);
