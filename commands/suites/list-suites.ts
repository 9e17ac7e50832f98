import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type PlannedCheck, plannedSchema } from '../../contracts/record/ledger.ts';
import { type SuiteSettings, settingsVariable } from '../../fixtures/config/suite-settings.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { repository } from '../../fixtures/tools/repository.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { readJson } from '../../reports/record/read-record.ts';
import { playwrightCli } from './run-suites.ts';

/**
 * The checks that a run would plan, without running or starting anything.
 *
 * @param parameters for Playwright
 * @throws HarnessError when a suite does not load
 */
export const listSuites = async (parameters: readonly string[], signal: AbortSignal): Promise<PlannedCheck[]> => {
  await using folder = await temporaryFolder('harness-list');
  const settingsFile = join(folder.path, 'settings.json');
  const settings: SuiteSettings = {
    stackFile: '',
    runFolder: folder.path,
    tenants: 'one',
    ci: false,
    locale: 'en-US',
    browser: { executablePath: '', args: [] },
  };
  await writeFile(settingsFile, JSON.stringify(settings));
  const { failed, all } = await execa(
    process.execPath,
    [playwrightCli, 'test', '--list', '--pass-with-no-tests', ...parameters],
    {
      cwd: repository,
      env: { [settingsVariable]: settingsFile, FORCE_COLOR: '0' },
      stdin: 'ignore',
      all: true,
      reject: false,
      cancelSignal: signal,
    },
  );
  signal.throwIfAborted();
  const planned = await readJson(join(folder.path, fileNames.planned), plannedSchema);
  if (failed || !planned) {
    const line = all.split('\n').find((text) => /error/i.test(text)) ?? 'Playwright did not say why';
    throw new HarnessError(`the suites cannot be listed (${line.trim()})`, 'See "npx playwright test --list"');
  }
  return planned.checks;
};
