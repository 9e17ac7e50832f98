import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { writeJudgedRun } from '../../reports/dossier/testing/judged-run.ts';
import { standInEnvironment } from '../../reports/testing/inline-run.ts';
import { failure } from '../../reports/testing/written-run.ts';
import { runCommand } from '../testing/command.ts';

const test = base.extend<{ place: string }>({
  place: async ({}, use) => {
    await using folder = await temporaryFolder('oscal');
    await use(folder.path);
  },
});

test('the OSCAL documents of a run are written, with links to its evidence', async ({ place }) => {
  await using run = await writeJudgedRun();
  const out = join(place, 'audit');
  const { stdout, exitCode } = await runCommand('report', ['oscal', run.folder, '--out', out]);
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')).toEqual([`Wrote 3 OSCAL documents of ${run.verdict.run.id}`, `OSCAL: ${out}`]);
  expect(await readdir(out)).toEqual(['assessment-plan.json', 'assessment-results.json', 'catalog.json']);
  const results = await readFile(join(out, 'assessment-results.json'), 'utf8');
  const [, href = ''] = /"href": "([^"]+outcomes\.jsonl)"/.exec(results) ?? [];
  expect(join(out, href)).toBe(join(run.folder, 'outcomes.jsonl'));
});

test('a run on the stand-in is written without findings and says so', async ({ place }) => {
  await using run = await writeJudgedRun({ environment: standInEnvironment });
  const { stdout } = await runCommand('report', ['oscal', run.folder, '--out', place]);
  expect(stdout).toContain('No findings: The run was of the stand-in, which is no Logto');
});

test('documents are not written into the folder of their run', async () => {
  await using run = await writeJudgedRun();
  const { stderr, exitCode } = await runCommand('report', ['oscal', run.folder, '--out', join(run.folder, 'oscal')]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('is in the folder of the run, whose files are evidence. Give a folder beside it');
});

const refusals = [
  { name: 'a run that is absent', args: ['nowhere'], says: 'there is no run nowhere' },
  { name: 'a folder of no run', args: ['docs'], says: 'docs has no verdict: it is no run, or' },
  { name: 'no run', args: [], says: "missing required argument 'run'" },
];

for (const { name, args, says } of refusals) {
  test(`${name} gives no OSCAL documents, one line and exit code 2`, async ({ place }) => {
    const { stderr, exitCode } = await runCommand('report', ['oscal', ...args, '--out', join(place, 'audit')]);
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(says)]);
    expect(await readdir(place)).toEqual([]);
  });
}

test('a secret in what a check says gives no OSCAL documents, one line and exit code 2', async ({ place }) => {
  const token = `eyJ${'hbGci_Oi-'.repeat(3)}.eyJ${'zdWIi_Oi-'.repeat(3)}.${'x'.repeat(20)}`;
  const outcome = { ...failure, errors: [`the page shows ${token}`] };
  await using run = await writeJudgedRun({ checks: [{ title: 'a code', outcome }] });
  const { stderr, exitCode } = await runCommand('report', ['oscal', run.folder, '--out', place]);
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('secrets are in what the checks say (JSON Web Token)')]);
  expect(await readdir(place)).toEqual([]);
});

test('an output folder that is a file gives one line and exit code 2', async () => {
  await using run = await writeJudgedRun();
  const { stderr, exitCode } = await runCommand('report', ['oscal', run.folder, '--out', 'README.md']);
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('README.md cannot be written. Give a folder that')]);
});
