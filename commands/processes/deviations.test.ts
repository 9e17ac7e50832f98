import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

import { fileNames } from '../../contracts/record/file-names.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { someEnvironment } from '../../reports/testing/inline-run.ts';
import { failure, row, type WrittenCheck, writeCatalogue, writeRun } from '../../reports/testing/written-run.ts';
import { buildVerdict } from '../../reports/verdict/verdict.ts';
import { parseRegister } from '../../suites/deviations/read-register.ts';
import { registerText, someEntry } from '../../suites/deviations/testing.ts';
import { runCommand } from '../testing/command.ts';

const deviations = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await runCommand('deviations', args);
  return { exitCode, stdout, stderr };
};

/** An entry for a check that the harness's own register has none for. */
const own = { ...someEntry, requirement: 'OTP-03', checks: ['OTP-03.1'] };

interface Team {
  /** A register of its own with one entry, for Logto 1.42.0. */
  readonly file: string;
  /** The folder of a run in which the check of that entry came to this. */
  ran(outcome: WrittenCheck['outcome'], target?: Partial<RunEnvironment['target']>): Promise<string>;
}

const test = base.extend<{ team: Team }>({
  team: async ({}, use) => {
    await using stack = new AsyncDisposableStack();
    const folder = stack.use(await temporaryFolder('team'));
    const file = join(folder.path, 'deviations.json');
    await writeFile(file, registerText([own]));
    const ran: Team['ran'] = async (outcome, target) => {
      const run = stack.use(
        await writeRun([{ title: 'Old codes are refused', tags: ['@OTP-03', '@OTP-03.1'], outcome }]),
      );
      const register = parseRegister(file, await readFile(file, 'utf8'));
      const selection = { whole: false, requirements: null };
      await writeCatalogue(run.folder, { requirements: [row('OTP-03')], deviations: register, selection });
      const environment = {
        ...someEnvironment,
        target: { ...someEnvironment.target, logtoVersion: '1.43.0', ...target },
      };
      const verdict = await buildVerdict({ ...run, environment, rules: { today: new Date('2026-11-30') } });
      await writeFile(join(run.folder, fileNames.verdict), JSON.stringify(verdict));
      return run.folder;
    };
    await use({ file, ran });
  },
});

const entriesIn = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')).deviations;

test('confirm widens an entry of a team by a run in which it occurred', async ({ team }) => {
  const { exitCode, stdout } = await deviations('confirm', await team.ran(failure), '--deviations', team.file);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '1 confirmed on Logto 1.43.0: OTP-03.1' });
  expect(await entriesIn(team.file)).toEqual([{ ...own, logtoVersions: '1.42.0 || 1.43.0' }]);
});

test('confirm says of an entry that did not occur that it is absent', async ({ team }) => {
  const { stdout } = await deviations('confirm', await team.ran({}), '--deviations', team.file);
  expect(stdout).toBe('1 measured as absent from Logto 1.43.0: OTP-03.1');
  expect(await entriesIn(team.file)).toEqual([{ ...own, absentFrom: '1.43.0' }]);
});

test('draft writes an entry for a failure, which no command takes before it has a reason and an owner', async ({
  team,
}) => {
  const run = await team.ran(failure);
  await writeFile(team.file, registerText([{ ...own, checks: ['OTP-03.2'] }]));
  const verdict = JSON.parse(await readFile(join(run, fileNames.verdict), 'utf8'));
  const failed = verdict.checks.map((check: object) => ({ ...check, verdict: 'fail' }));
  await writeFile(join(run, fileNames.verdict), JSON.stringify({ ...verdict, checks: failed }));
  const { stdout } = await deviations('draft', run, '--deviations', team.file);
  expect(stdout).toContain('1 entry drafted in');
  expect(await entriesIn(team.file)).toMatchObject([{}, { requirement: 'OTP-03', checks: ['OTP-03.1'], reason: '' }]);
  const { exitCode, stderr } = await deviations('list', '--deviations', team.file);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^.*deviations\.json, line \d+, entry 2, reason: say in 20 characters or more why[^\n]*$/);
});

test('list shows the entries of both registers', async ({ team }) => {
  const { exitCode, stdout } = await deviations('list', '--deviations', team.file);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('OTP-03.1');
  expect(stdout).toContain('load/races/no-code-is-accepted-twice'.slice(0, 20));
  expect(stdout).toMatch(/\d+ known deviations$/);
});

for (const { name, target, says } of [
  { name: 'of the stand-in', target: { isStandIn: true }, says: 'used the stand-in, which says nothing about Logto' },
  { name: 'of what is no version', target: { logtoVersion: 'mine' }, says: 'is of Logto mine, which is not a version' },
] as const) {
  test(`a run ${name} confirms nothing, in one line, and the register stays`, async ({ team }) => {
    const { exitCode, stderr } = await deviations('confirm', await team.ran({}, target), '--deviations', team.file);
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(says)]);
    expect(await entriesIn(team.file)).toEqual([own]);
  });
}

for (const { name, args, says } of [
  { name: 'a folder of no run', args: ['confirm', 'docs'], says: 'docs contains no verdict' },
  { name: 'an unknown word', args: ['forget'], says: "unknown command 'forget'" },
  {
    name: 'a register that is not there',
    args: ['list', '--deviations', '/nowhere/own.json'],
    says: '/nowhere/own.json',
  },
]) {
  test(`${name} is refused in one line, with exit code 2`, async () => {
    const { exitCode, stderr } = await deviations(...args);
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(says)]);
  });
}
