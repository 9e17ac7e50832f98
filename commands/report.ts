import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command } from 'commander';
import { execa } from 'execa';
import { z } from 'zod';
import { HarnessError } from '../fixtures/errors.ts';
import { whereToLook } from '../reports/finish.ts';
import { latestRunFolder } from '../reports/folders.ts';
import { fileNames, readJson } from '../reports/run-files.ts';
import { verdictTable } from '../reports/table.ts';
import { exitCodes, verdictSchema } from '../reports/verdict-schema.ts';
import { main } from './main.ts';

const outFolder = join(import.meta.dirname, '..', 'reports', 'out');

const noReport = () => new HarnessError('there is no report yet', 'Make one with "npm start"');

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
  const verdict = await readJson(join(folder, fileNames.verdict), verdictSchema);
  if (!verdict) {
    throw noReport();
  }
  const colour = process.stdout.hasColors?.() ?? false;
  process.stdout.write(`${verdictTable(verdict, { colour, width: process.stdout.columns || 120 })}\n\n`);
  process.stdout.write(`${whereToLook(join(folder, fileNames.report))}\n`);
};

const schema = async () => {
  process.stdout.write(`${JSON.stringify(z.toJSONSchema(verdictSchema), null, 2)}\n`);
};

const actions = new Map([
  ['show', show],
  ['open', open],
  ['schema', schema],
]);

await main(async () => {
  const command = new Command('npm run report --')
    .description(
      'The last report. show: its table of verdicts; open: its address, and the page itself on a desktop; ' +
        'schema: the JSON Schema of verdict.json',
    )
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`✖ ${text.replace(/^error: /, '').trim()} See --help.\n`) })
    .addArgument(new Argument('[what]').choices([...actions.keys()]).default('show'));
  command.parse();
  await actions.get(String(command.processedArgs[0]))?.();
  return exitCodes.pass;
});
