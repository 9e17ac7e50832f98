import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument } from 'commander';
import { execa } from 'execa';
import { z } from 'zod';
import { manifestSchema } from '../contracts/record/dossier.ts';
import { fileNames } from '../contracts/record/file-names.ts';
import { trendSchema } from '../contracts/record/trend.ts';
import { exitCodes, verdictSchema } from '../contracts/record/verdict.ts';
import { loadConfig } from '../fixtures/config/config.ts';
import { configFileSchema } from '../fixtures/config/config-file.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';
import { HarnessError } from '../fixtures/tools/errors.ts';
import { isWorse } from '../reports/comparison/compare.ts';
import { whereToLook } from '../reports/finish.ts';
import { latestRunFolder } from '../reports/record/folders.ts';
import { verdictTable } from '../reports/terminal/verdict-table.ts';
import { readVerdict } from '../reports/verdict/verdict-file.ts';
import { registerFileSchema } from '../suites/deviations/schema.ts';
import { clausesPage } from './clauses/page.ts';
import { defineCommand } from './define-command.ts';
import { addSealFlags, addTrustFlags, type SealFlags, type TrustFlags } from './dossier/flags.ts';
import { writeOscal } from './dossier/oscal.ts';
import { seal } from './dossier/seal.ts';
import { verify } from './dossier/verify.ts';
import { mergeShards } from './shards/merge.ts';
import { addGateFlags, type GateFlags, readGate } from './suites/gate.ts';
import { showTrend, type TrendFlags } from './trend/show.ts';
import { compareRuns, showComparisons } from './versions/compare.ts';

const outFolder = join(import.meta.dirname, '..', 'reports', 'out');

const noReport = () => new HarnessError('no report exists yet', 'Make one with "npm start"');

const latest = async (): Promise<string> => {
  const folder = await latestRunFolder(outFolder);
  if (!folder) {
    throw noReport();
  }
  return folder;
};

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', linux: 'xdg-open', win32: 'explorer' };

/** The address alone where there is no desktop, as over SSH or in CI: then the opener is absent or fails. */
const open = async () => {
  const page = join(await latest(), fileNames.report);
  if (!existsSync(page)) {
    throw noReport();
  }
  process.stdout.write(`${pathToFileURL(page)}\n`);
  const opener = openers[process.platform];
  if (opener && process.stdout.isTTY) {
    await execa(opener, [page], { reject: false, stdio: 'ignore', timeout: 5000 });
  }
};

const show = async () => {
  const folder = await latest();
  const verdict = await readVerdict(join(folder, fileNames.verdict));
  if (!verdict) {
    throw noReport();
  }
  const colour = process.stdout.hasColors?.() ?? false;
  process.stdout.write(`${verdictTable(verdict, { colour, width: process.stdout.columns || 120 })}\n\n`);
  process.stdout.write(`${whereToLook(join(folder, fileNames.report))}\n`);
};

const schemas = {
  verdict: () => z.toJSONSchema(verdictSchema),
  dossier: () => z.toJSONSchema(manifestSchema),
  trend: () => z.toJSONSchema(trendSchema),
  deviations: () => z.toJSONSchema(registerFileSchema, { io: 'input' }),
  config: () => z.toJSONSchema(configFileSchema, { io: 'input' }),
};

const schema = async (of: keyof typeof schemas) => {
  process.stdout.write(`${JSON.stringify(schemas[of](), null, 2)}\n`);
};

const compare = async (paths: readonly string[], out: string | undefined): Promise<number> => {
  const last = paths.at(-1);
  if (last === undefined || paths.length < 2) {
    throw new HarnessError('one run alone cannot be compared', 'Give two, the older one first');
  }
  const comparisons = await compareRuns(paths);
  await showComparisons(comparisons, out ?? (last.endsWith('.json') ? dirname(last) : last));
  return comparisons.some(isWorse) ? exitCodes.fail : exitCodes.pass;
};

interface MergeFlags extends GateFlags {
  readonly out: string;
  readonly strict?: boolean;
}

const merge = async (folders: readonly string[], { out, strict, ...flags }: MergeFlags): Promise<number> =>
  mergeShards({
    ...{ folders, outFolder: typedPath(out), ci: loadConfig().github, gate: await readGate(flags) },
    ...(strict === undefined ? {} : { strict }),
  });

const words = process.argv.slice(2);

await defineCommand(
  'npm run report --',
  (command, act) => {
    command.description('Reports of runs. Without a word: show');
    const passing = <Args extends readonly unknown[]>(action: (...args: Args) => Promise<void>) =>
      act(async (_signal, ...args: Args) => {
        await action(...args);
        return exitCodes.pass;
      });
    command.command('show').description('the table of the last run').action(passing(show));
    command
      .command('open')
      .description('the address of the last report, and the page itself on a desktop')
      .action(passing(open));
    command
      .command('schema')
      .description(
        'the JSON Schema of verdict.json, of the manifest of a dossier, of "trend --json", or of harness.config.json',
      )
      .addArgument(new Argument('[of]').choices(Object.keys(schemas)).default('verdict'))
      .action(passing(schema));
    command
      .command('clauses')
      .description('what each standard demands, clause by clause, as docs/clauses.md')
      .action(passing(async () => void process.stdout.write(clausesPage())));
    addGateFlags(command.command('merge'))
      .description('one run of the folders that shards left. Exit: its verdict')
      .option('--strict', 'fail for known deviations that are not confirmed on this version of Logto')
      .argument('<folder...>', 'of each shard, or folders that hold them')
      .option('--out <folder>', 'where the folder of the merged run is made', outFolder)
      .action(act((_signal, folders: readonly string[], flags: MergeFlags) => merge(folders, flags)));
    command
      .command('compare')
      .description('what changed between runs, requirement by requirement. Exit: 1 for a new failure')
      .argument('<run...>', 'folders of runs or verdict files, oldest first')
      .option('--out <folder>', 'folder of the page of changes; by default the last run')
      .action(act((_signal, paths: readonly string[], { out }: { out?: string }) => compare(paths, out)));
    command
      .command('trend')
      .description(
        'how verdicts went over runs: changes, flips, deviations that are open. Exit: 0, or 2 without a trend',
      )
      .argument('<run...>', 'folders of runs, folders that hold them such as reports/out, and dossiers, in any order')
      .option('--json', 'JSON on standard output in place of table and page; its schema: schema trend')
      .option('--out <file>', 'the page; by default reports/out/trend.html, with --json none')
      .action(
        act((_signal, names: readonly string[], flags: TrendFlags) =>
          showTrend(names, flags, join(outFolder, 'trend.html')),
        ),
      );
    addSealFlags(
      command
        .command('seal')
        .description('one signed file of a run, its dossier, with all that its claims rest on: see docs/dossier.md')
        .argument('<run>', 'folder of the run'),
    ).action(act((_signal, run: string, flags: SealFlags) => seal(run, flags)));
    addTrustFlags(
      command
        .command('verify')
        .description('whether a dossier is whole, unchanged, and comes to what it says. Exit: 0 it is, 2 not')
        .argument('<dossier>', 'file that "seal" made'),
    ).action(act((_signal, dossier: string, flags: TrustFlags) => verify(dossier, flags)));
    command
      .command('oscal')
      .description('what a run came to as OSCAL: results, plan, catalog and profiles; see docs/oscal.md')
      .argument('<run>', 'folder of the run')
      .option('--out <folder>', 'where the documents are written; by default <run>.oscal in this folder')
      .action(act((_signal, run: string, flags: { out?: string }) => writeOscal(run, flags)));
    return command;
  },
  words.length > 0 ? words : ['show'],
);
