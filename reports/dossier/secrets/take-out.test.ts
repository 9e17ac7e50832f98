import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { secretSearchSchema } from '../../../contracts/record/dossier.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { finishRun } from '../../finish.ts';
import { someEnvironment as environment } from '../../testing/inline-run.ts';
import { Output } from '../../testing/output.ts';
import { failure, row, writeCatalogue, writeRun } from '../../testing/written-run.ts';
import { filesIn } from '../files/folder-files.ts';
import { pack } from '../testing/repack.ts';
import { createSecretSearch } from './secrets-in.ts';

const value = 'k9+/"Qé1zT0pW4-secret';
const secrets = [{ kind: 'client secret', value }];
const known = { secrets, ownNumbers: [] };

/** A check that fails, whose message has the secret, beside a trace that has it. */
const checks = [{ title: 'a code', tags: ['@OTP-01.1'], outcome: { ...failure, errors: [`it was ${value}`] } }];

const test = base.extend<{ run: { folder: string }; output: Output }>({
  run: async ({}, use) => {
    await using run = await writeRun(checks);
    await writeCatalogue(run.folder, { requirements: [row('OTP-01', { status: { kind: 'checked' } })] });
    const trace = new Map([['trace.network', Buffer.from(JSON.stringify({ cookie: value }))]]);
    await pack(trace, join(run.folder, fileNames.results, '6-attachment.zip'));
    await use(run);
  },
  output: async ({}, use) => use(new Output()),
});

const searchOf = async (folder: string) =>
  secretSearchSchema.parse(JSON.parse(await readFile(join(folder, fileNames.secretSearch), 'utf8')));

test('no file of a finished run contains a secret of its stack', async ({ run: { folder }, output }) => {
  expect(await finishRun({ folder, environment, known, output, colour: false })).toBe(1);
  expect(await createSecretSearch(secrets).all(folder, (await filesIn(folder)).files)).toEqual([]);
  expect(await readFile(join(folder, fileNames.verdict), 'utf8')).toContain('it was (redacted: client secret)');
  const { found, takenOut } = await searchOf(folder);
  expect({ found, takenOut }).toEqual({ found: [], takenOut: { 'client secret': expect.any(Number) } });
});

test('the table of a finished run does not contain a secret of its stack', async ({ run: { folder }, output }) => {
  await finishRun({ folder, environment, known, output, colour: false });
  expect(output.text).toContain('DOES NOT CONFORM');
  expect(output.text).not.toContain(value);
});

test('a secret in a file that is no text is found and stays', async ({ run: { folder }, output }) => {
  await writeFile(join(folder, fileNames.results, '7-attachment.bin'), `\0${value}\0`);
  await finishRun({ folder, environment, known, output, colour: false });
  expect((await searchOf(folder)).found.map(({ file }) => file)).toContain('allure-results/7-attachment.bin');
});

test('a run without a secret in its files keeps them as they were', async ({ run: { folder }, output }) => {
  const log = join(folder, fileNames.results, '8-attachment.txt');
  await appendFile(log, 'nothing to hide');
  await finishRun({ folder, environment, known: { secrets: [], ownNumbers: [] }, output, colour: false });
  expect(await readFile(log, 'utf8')).toBe('nothing to hide');
  expect((await searchOf(folder)).takenOut).toEqual({});
});
