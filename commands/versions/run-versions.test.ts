import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { failure, row, type WrittenCheck } from '../../reports/testing/written-run.ts';
import { someVerdict } from '../testing/some-verdict.ts';
import { runVersions, type VersionRun } from './run-versions.ts';

const { signal } = new AbortController();

/** A run of a version that leaves the verdict that this outcome makes. */
type Ran = (
  version: string,
  outcome: WrittenCheck['outcome'],
  exitCode: number,
) => VersionRun & { readonly page: string };

const test = base.extend<{ ran: Ran }>({
  ran: async ({}, use) => {
    await using out = await temporaryFolder('versions');
    await use((version, outcome, exitCode) => {
      const folder = join(out.path, version);
      const run = async () => {
        const check = { title: 'a code', tags: ['@OTP-01'], outcome };
        const target = { isStandIn: false, logtoVersion: version };
        const verdict = await someVerdict(target, check, { requirements: [row('OTP-01')] });
        await mkdir(folder);
        await writeFile(join(folder, 'verdict.json'), JSON.stringify(verdict));
        return { folder, exitCode };
      };
      return { version, run, page: join(folder, 'comparison.html') };
    });
  },
});

test('what changed from each version to the next goes to the last one, and the worst is the exit code', async ({
  ran,
}) => {
  const versions = [ran('1.40.0', {}, 0), ran('1.41.0', failure, 1), ran('1.42.0', {}, 0)];
  expect(await runVersions(versions, signal)).toBe(1);
  const page = await readFile(versions.at(-1)?.page ?? '', 'utf8');
  expect(page).toContain('Logto 1.40.0 → Logto 1.41.0: 1 new failure, 0 unchanged');
  expect(page).toContain('Logto 1.41.0 → Logto 1.42.0: 1 mended, 0 unchanged');
});

test('a single version is not compared', async ({ ran }) => {
  const only = ran('1.42.0', {}, 0);
  expect(await runVersions([only], signal)).toBe(0);
  await expect(readFile(only.page)).rejects.toThrow('ENOENT');
});

test('a version that does not come up is named', async ({ ran }) => {
  const broken = { version: '1.42.0', run: () => Promise.reject(new HarnessError('no such image', 'Pull it')) };
  await expect(runVersions([ran('1.41.0', {}, 0), broken], signal)).rejects.toThrow(
    'Logto 1.42.0 could not be run: no such image. Pull it. The reports of earlier versions are kept',
  );
});
