import { mkdir, mkdtempDisposable, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { copyResults } from './copy.ts';
import { writeExtras } from './extras.ts';
import { refinePage } from './page.ts';
import { readStandards } from './place.ts';

const allureCli = () => join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
const configuration = fileURLToPath(new URL('allurerc.mjs', import.meta.url));

const titleOf = ({ target, exploration }: Verdict): string =>
  `${exploration ? 'Exploration of sign-in' : 'Sign-in'} by phone: ${target.isStandIn ? 'stand-in, not Logto' : `Logto ${target.logtoVersion}`}`;

const bannerOf = ({ target }: Verdict): string | undefined =>
  target.isStandIn ? 'Stand-in, not Logto: this report proves nothing about a Logto installation.' : undefined;

/**
 * Writes the report of a run as one page that opens from disk and calls no host.
 *
 * @param folder of the run, with its results and its verdict
 * @returns the page
 * @throws when Allure fails or its page cannot be made to call no host
 */
export const generateReport = async (folder: string, verdict: Verdict): Promise<string> => {
  await using draft = await mkdtempDisposable(join(folder, 'report-draft-'));
  const extras = join(draft.path, 'extras');
  const output = join(draft.path, 'output');
  const results = join(draft.path, 'results');
  await Promise.all([copyResults(folder, results, verdict), writeExtras(extras, verdict, await readStandards(folder))]);
  const { failed, all } = await execa(
    process.execPath,
    [
      ...[allureCli(), 'generate', results, extras],
      ...['--config', configuration, '--output', output, '--report-name', titleOf(verdict), '--cwd', folder],
    ],
    { all: true, reject: false, stdin: 'ignore', env: { ALLURE_NO_ANALYTICS: '1', NODE_OPTIONS: '' } },
  );
  if (failed) {
    throw new Error(`Allure could not write the report: ${all?.trim().split('\n').at(-1) ?? 'without a reason'}`);
  }
  const page = join(folder, fileNames.report);
  const refined = join(draft.path, 'index.html');
  await writeFile(refined, refinePage(await readFile(join(output, 'index.html'), 'utf8'), bannerOf(verdict)));
  await mkdir(dirname(page), { recursive: true });
  await rename(refined, page);
  return page;
};
