import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { type Browser, describeBrowser } from '../../fixtures/browser/index.ts';
import type { StackDescription } from '../../fixtures/stack/description.ts';

const packageSchema = z.object({
  version: z.string(),
  /** Exact versions, which the lockfile repeats. */
  devDependencies: z.record(z.string(), z.string()),
});

const git = async (...parameters: string[]): Promise<string | null> => {
  const { exitCode, stdout } = await execa('git', parameters, { cwd: import.meta.dirname, reject: false });
  return exitCode === 0 ? stdout : null;
};

/** Commit of the harness; null outside a git checkout. */
export const gitRevision = (): Promise<string | null> => git('rev-parse', 'HEAD');

/** What the report has to say of where a run took place. */
export const describeRun = async (
  target: StackDescription['target'],
  browser: Browser,
  parameters: readonly string[],
): Promise<RunEnvironment> => {
  const status = await git('status', '--porcelain');
  const { version, devDependencies } = packageSchema.parse(
    JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')),
  );
  return {
    command: ['npm start', ...(parameters.length > 0 ? ['--', ...parameters] : [])].join(' '),
    gitRevision: await gitRevision(),
    gitDirty: status === null ? null : status !== '',
    target,
    versions: {
      harness: version,
      node: process.versions.node,
      playwright: devDependencies['@playwright/test'] ?? 'unknown',
      browser: describeBrowser(browser),
      next: devDependencies.next ?? 'unknown',
      logtoNext: target.sdk ? (target.sdk.version ?? 'unknown') : (devDependencies['@logto/next'] ?? 'unknown'),
    },
  };
};

/** A run that opens no pages of its own. */
const noBrowser: Browser = {
  ...{ executablePath: '', name: 'none', version: '', source: 'npm', environment: {}, args: [] },
};

/** The same of a run without a browser, by another command than `npm start`. @param command as typed */
export const describeRunWithoutBrowser = async (
  target: StackDescription['target'],
  command: string,
): Promise<RunEnvironment> => {
  const described = await describeRun(target, noBrowser, []);
  return { ...described, versions: { ...described.versions, browser: 'none' }, command };
};
