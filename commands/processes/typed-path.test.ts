import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

import { fileNames } from '../../contracts/record/file-names.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { runCommand } from '../testing/command.ts';
import { someVerdict } from '../testing/some-verdict.ts';

/** A folder with a run of the stand-in and files that no command takes, in which commands are typed. */
const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    await using folder = await temporaryFolder('typed');
    const verdict = await someVerdict({ isStandIn: true });
    await Promise.all(['run', 'empty', 'page'].map((name) => mkdir(join(folder.path, name))));
    await writeFile(join(folder.path, 'run', fileNames.verdict), JSON.stringify(verdict));
    await writeFile(join(folder.path, 'wrong.json'), '{}');
    await use(folder.path);
  },
});

/** Runs a command as npm and the image do: in the folder of the harness, with the name of the one where it was typed. */
const typed = async (folder: string, line: string) => {
  const [command = '', ...words] = line.split(' ');
  const { exitCode, stderr } = await runCommand(command, words, { INIT_CWD: folder });
  return { exitCode, stderr };
};

/** What each says only of what lies in the folder where it was typed. */
const lines = [
  ['start --baseline run', 'the baseline run has no check of the suites'],
  ['start --deviations wrong.json', 'wrong.json, schemaVersion: '],
  ['load sign-in --deviations wrong.json', 'wrong.json, schemaVersion: '],
  ['load mixed --weights wrong.json', 'wrong.json has no shares for mixed (✖ it names no flow'],
  ['load-judge empty/history.ndjson run/verdict.json', '/empty/history.ndjson'],
  ['deviations list --deviations wrong.json', 'wrong.json, schemaVersion: '],
  ['deviations confirm run', 'used the stand-in, which says nothing about Logto'],
  ['deviations draft run', 'used the stand-in, which says nothing about Logto'],
  ['report merge empty', 'empty is no folder of a run'],
  ['report merge empty --baseline run', 'the baseline run has no check of the suites'],
] as const;

for (const [line, says] of lines) {
  test(`"${line}" takes paths from the folder where it was typed`, async ({ folder }) => {
    const { exitCode, stderr } = await typed(folder, line);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });
}

test('a load run names the folder of an earlier run in full', async ({ folder }) => {
  const { stderr } = await typed(folder, 'load sign-in --baseline run');
  expect(stderr).toContain(`${join(folder, 'run')} contains no load run`);
});

test('the fake provider writes its files where it was typed', async ({ folder }) => {
  expect(await typed(folder, 'sms --rules rules.md')).toMatchObject({ exitCode: 0 });
  expect(await readFile(join(folder, 'rules.md'), 'utf8')).toContain('# ');
});

test('a comparison reads runs and writes its page where it was typed', async ({ folder }) => {
  await mkdir(join(folder, 'later'));
  await copyFile(join(folder, 'run', fileNames.verdict), join(folder, 'later', fileNames.verdict));
  expect(await typed(folder, 'report compare run later --out page')).toMatchObject({ exitCode: 0 });
  expect(await readFile(join(folder, 'page', fileNames.comparison), 'utf8')).toContain('<html');
});
