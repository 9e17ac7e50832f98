import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fileNames } from '../contracts/record/file-names.ts';
import { finishRun } from './finish.ts';
import { latestRunFolder } from './record/folders.ts';
import { someEnvironment as environment, someRules } from './testing/inline-run.ts';
import { Output } from './testing/output.ts';
import { entry, failure, row, writeCatalogue, writeRun } from './testing/written-run.ts';

const test = base.extend<{ output: Output }>({
  output: async ({}, use) => use(new Output()),
});

const pass = { title: 'a code', outcome: {} };

test('a run that conforms ends with 0 and says where its report lies', async ({ output }) => {
  await using run = await writeRun([pass]);
  expect(await finishRun({ ...run, environment, output, colour: false })).toBe(0);
  expect(output.text).toContain('CONFORMS');
  expect(output.text).toMatch(/Report: file:\/\/.*\/report\/index\.html\nOpen it with: npm run report -- open\n$/);
  expect(await latestRunFolder(join(run.folder, '..'))).toContain(basename(run.folder));
});

test('notes of a verdict are printed after the table', async ({ output }) => {
  await using run = await writeRun([{ ...pass, tags: ['@OTP-12'] }]);
  await writeCatalogue(run.folder, { requirements: [row('OTP-12')], deviations: [entry('OTP-12')] });
  const rules = { ...someRules, isTakenAsIs: true };
  expect(await finishRun({ ...run, environment, rules, output, colour: false })).toBe(0);
  expect(output.text).toContain('\nNote: the tenant may be why');
});

test('a run that does not conform ends with 1', async ({ output }) => {
  await using run = await writeRun([pass, { title: 'a password', outcome: failure }]);
  expect(await finishRun({ ...run, environment, output, colour: false })).toBe(1);
});

test('a run that could not be decided ends with 2, and has its report too', async ({ output }) => {
  await using run = await writeRun([pass], null);
  expect(await finishRun({ ...run, environment, output, colour: false })).toBe(2);
  expect(await readFile(join(run.folder, fileNames.report), 'utf8')).toContain('<body>');
});

test('the verdict lies beside the results', async ({ output }) => {
  await using run = await writeRun([pass]);
  await finishRun({ ...run, environment, output, colour: false });
  const verdict: unknown = JSON.parse(await readFile(join(run.folder, fileNames.verdict), 'utf8'));
  expect(verdict).toMatchObject({ schemaVersion: 4, verdict: 'pass', checks: [{ id: 'sign-in/a-code' }] });
});

test('a report that cannot be written leaves the latest one alone and the run undecided', async ({ output }) => {
  await using run = await writeRun([pass]);
  await writeFile(join(run.folder, 'report'), 'in the way');
  expect(await finishRun({ ...run, environment, output, colour: false })).toBe(2);
  expect(await latestRunFolder(join(run.folder, '..'))).toBeUndefined();
});

test('a run without results has a report that says so', async ({ output }) => {
  await using run = await writeRun([]);
  await rm(run.folder, { recursive: true });
  await mkdir(run.folder);
  expect(await finishRun({ ...run, environment, output, colour: false })).toBe(2);
  expect(output.text).toContain('no check was selected');
});
