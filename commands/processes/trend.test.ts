import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { trendSchema } from '../../contracts/record/trend.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { trendRun } from '../../reports/trend/testing/trend-run.ts';
import { runCommand } from '../testing/command.ts';

/** A folder with two runs, of which the later one fails. */
const test = base.extend<{ out: string }>({
  out: async ({}, use) => {
    await using folder = await temporaryFolder('trend');
    for (const [day, verdict] of [
      [1, 'pass'],
      [2, 'fail'],
    ] as const) {
      await mkdir(join(folder.path, `${day}`));
      const run = trendRun(day, { 'OTP-01.1': verdict });
      await writeFile(join(folder.path, `${day}`, fileNames.verdict), JSON.stringify(run.verdict));
    }
    await use(folder.path);
  },
});

const trend = (...words: readonly string[]) => runCommand('report', ['trend', ...words]);

test('the trend of a folder of runs is a table and a page, and exits with 0', async ({ out }) => {
  const page = join(out, 'pages', 'trend.html');
  const { stdout, exitCode } = await trend(out, '--out', page);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Changes, newest first: 1\nnew failure');
  expect(stdout).toMatch(/\nTrend: file:\/\/.*trend\.html$/);
  expect(await readFile(page, 'utf8')).toContain('How verdicts went over runs');
});

test('the trend as JSON is printed alone, and is of its schema', async ({ out }) => {
  const { stdout, exitCode } = await trend(out, '--json');
  expect(exitCode).toBe(0);
  const { groups } = trendSchema.parse(JSON.parse(stdout));
  expect(groups[0]?.checks[0]?.flips).toMatchObject([{ before: 'pass', after: 'fail' }]);
});

test('the schema of a trend is printed', async () => {
  const { stdout } = await runCommand('report', ['schema', 'trend']);
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { groups: {} } });
});

test('one run alone is rejected in one line with exit code 2', async ({ out }) => {
  const { stdout, stderr, exitCode } = await trend(join(out, '1'));
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('one run has no trend. Give two runs or more of Logto')]);
});

test('a page that cannot be written is rejected in one line with exit code 2', async ({ out }) => {
  const { stderr, exitCode } = await trend(out, '--out', out);
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringMatching(/the page cannot be written \(.*\)\. Name another file/)]);
});

test('a path that is none is rejected in one line with exit code 2', async () => {
  const { stderr, exitCode } = await trend('nowhere');
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('there is no file or folder nowhere. Give runs, ')]);
});
