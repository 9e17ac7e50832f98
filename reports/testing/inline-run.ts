import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import type { Rules } from '../register/rules.ts';

/** Inside the project, so that the suites resolve its packages. */
const outFolder = fileURLToPath(new URL('../out/inline-runs', import.meta.url));
const playwrightCli = () =>
  join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');

const configuration = (folder: string) => `
  export default {
    testDir: 'suites',
    workers: 1,
    projects: [{ name: 'password-and-code' }],
    reporter: [
      [${JSON.stringify(fileURLToPath(new URL('../ledger/ledger-reporter.ts', import.meta.url)))}, { folder: ${JSON.stringify(folder)} }],
      ['allure-playwright', { resultsDir: ${JSON.stringify(join(folder, fileNames.results))}, detail: false }],
    ],
  };`;

/**
 * Runs suites that are given as text with Playwright and the reporters of this project: for tests that want the files
 * of a real run.
 *
 * @param suites text by path under the suites, such as `register/register.spec.ts`
 * @param args for Playwright, such as `--retries=1`
 * @param listensTo so many outcomes, and then leaves; absent: does not listen at all
 */
export const runInline = async (
  suites: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  listensTo?: number,
) => {
  await mkdir(outFolder, { recursive: true });
  const base = await mkdtemp(join(outFolder, 'run-'));
  const folder = join(base, '20261124-205430-embedded-0000');
  await writeFile(join(base, 'playwright.config.ts'), configuration(folder));
  for (const [path, text] of Object.entries(suites)) {
    const file = join(base, 'suites', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const child = execa(process.execPath, [playwrightCli(), 'test', ...args], {
    cwd: base,
    reject: false,
    stdin: 'ignore',
    ...(listensTo !== undefined && { ipc: true, serialization: 'json' }),
    env: { FORCE_COLOR: '0', TEST_WORKER_INDEX: undefined, TEST_PARALLEL_INDEX: undefined },
  });
  let heard = 0;
  if (listensTo !== undefined) {
    for await (const _outcome of child.getEachMessage?.() ?? []) {
      heard += 1;
      if (heard === listensTo) {
        break;
      }
    }
  }
  const { stderr } = await child;
  return {
    folder,
    /** What went to standard error. */
    progress: stderr,
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true }),
  };
};

/** By which a run is judged, for tests. */
export const someRules: Rules = { today: new Date('2026-11-24T12:00:00Z') };

/** The environment of a run on Logto, for tests. */
export const someEnvironment: RunEnvironment = {
  command: 'npm start',
  gitRevision: '0123456789abcdef0123456789abcdef01234567',
  gitDirty: false,
  target: { kind: 'native', isStandIn: false, logtoVersion: '1.42.0', connectorVersion: '1.4.4', details: {} },
  versions: {
    harness: '0.1.0',
    node: 'v24.21.0',
    playwright: '1.65.1',
    browser: 'Chromium 153.0.8010.0',
    next: '16.4.6',
    logtoNext: '4.2.11',
  },
};

/** The environment of a run on the stand-in, for tests. */
export const standInEnvironment: RunEnvironment = {
  ...someEnvironment,
  target: { ...someEnvironment.target, kind: 'embedded', isStandIn: true },
};
