import { mkdir, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { copyResults } from '../allure/copy.ts';
import { someEnvironment as environment, someRules as rules } from '../testing/inline-run.ts';
import { entry, row, writeCatalogue } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { veiled } from '../words/veil.ts';
import { deathOf, writeExplorationChecks } from './checks.ts';

const found: Exploration['findings'][number] = {
  ...{ check: 'explore/otp-04-accepted-verifycode', requirement: 'OTP-04', property: 'accepted', count: 3 },
  ...{ what: 'a code was accepted twice', known: false, file: 'finding-1.json', script: 'finding-1.mjs' },
  steps: [
    { what: 'browser 1: enter code 1', answer: '200' },
    { what: 'browser 1: enter code 1, "again"', answer: '200' },
  ],
};

const explored: Exploration = {
  ...{ schemaVersion: 1, target: environment.target, seed: 7, lanes: 2, seconds: 10, sequences: 4, steps: 30 },
  ...{ requests: 40, interrupted: null, findings: [], neverReached: ['revoke'] },
  coverage: [{ step: 'verifyCode', expected: 'must: it is the code', answer: '200', accepted: true, count: 12 }],
};

/** The verdict of an exploration, and what the report would show of it. */
const finished = async (exploration: Exploration, deviations: readonly Deviation[] = []) => {
  await using base = await mkdtempDisposable(join(tmpdir(), 'explored-'));
  const folder = join(base.path, '20261124-205430-embedded-0000');
  await mkdir(folder);
  const selection = { whole: false, requirements: null };
  await writeCatalogue(folder, { requirements: [row('OTP-04'), row('OTP-05')], deviations, selection });
  await writeFile(join(folder, fileNames.exploration), JSON.stringify(exploration));
  await writeFile(join(folder, 'finding-1.json'), '{"steps":[]}');
  await writeFile(join(folder, 'finding-1.mjs'), '// by plain HTTP');
  await writeExplorationChecks(folder, exploration, Date.parse('2026-11-24T20:54:40Z'));
  const verdict = await buildVerdict({ folder, environment, rules, troubles: deathOf(exploration) });
  await copyResults(folder, join(folder, 'copies'), verdict);
  const names = await readdir(join(folder, 'copies'));
  const report = await Promise.all(names.map((name) => readFile(join(folder, 'copies', name), 'utf8')));
  return { verdict, report: report.join('\n') };
};

test('a new finding is a failed check of its requirement, with its sequence and its files', async () => {
  const { verdict, report } = await finished({ ...explored, findings: [found] });
  expect(verdict).toMatchObject({ verdict: 'fail', totals: { checks: 2, fail: 1, pass: 1 } });
  expect(verdict.checks[0]).toMatchObject({ id: found.check, feature: 'otp', requirements: ['OTP-04'] });
  expect(verdict.checks[0]?.reason).toMatch(/^a code was accepted twice \(met 3 times\)\n\n1\. browser 1/);
  expect(verdict.checks[0]?.evidence.map(({ name }) => name)).toEqual(['Sequence', 'finding-1.json', 'finding-1.mjs']);
  expect(verdict.requirements.map(({ id, verdict: came }) => [id, came])).toEqual([
    ['OTP-04', 'fail'],
    ['OTP-05', 'not-selected'],
  ]);
  expect(report).toContain('"2","browser 1: enter code 1, ""again""","200"');
  expect(report).toContain('"name":"ASVS 6.5.1"');
});

test('an exploration that finds nothing is a pass, and shows what it reached and what it did not', async () => {
  const { verdict, report } = await finished(explored);
  expect(verdict).toMatchObject({ verdict: 'pass', problems: [], exploration: { seed: 7, sequences: 4, reached: 1 } });
  expect(report).toContain('"verifyCode","must: it is the code","200","12"');
  expect(report).toContain('"Never reached"\n"revoke"');
});

test('an exploration that is interrupted is undecided, and fails where it found something before', async () => {
  const interrupted = { ...explored, interrupted: 'interrupted' };
  const { verdict } = await finished(interrupted);
  expect(verdict).toMatchObject({ verdict: 'undecided', run: { complete: false } });
  expect((await finished({ ...interrupted, findings: [found] })).verdict.verdict).toBe('fail');
});

test('a target that died leaves an exploration undecided, for its reason', async () => {
  const { verdict } = await finished({ ...explored, interrupted: 'the stand-in ended' });
  expect(verdict.verdict).toBe('undecided');
  expect(verdict.problems).toContain('an error outside of the checks: the stand-in ended');
  const died = { ...explored, interrupted: 'the stand-in ended', findings: [found] };
  expect((await finished(died)).verdict.verdict).toBe('undecided');
});

test('the sequence in which a target died is in the report, where it may be shown', async () => {
  const unfinished = { file: 'finding-1.json', script: 'finding-1.mjs' };
  const { verdict } = await finished({ ...explored, interrupted: 'the stand-in ended', unfinished });
  expect(verdict.checks[0]?.evidence.map(({ name }) => name)).toEqual(expect.arrayContaining(['finding-1.json']));
});

test('a finding that the register names is a deviation', async () => {
  const known = { ...explored, findings: [{ ...found, known: true }] };
  const { verdict } = await finished(known, [entry('OTP-04', { check: found.check })]);
  expect(verdict).toMatchObject({ verdict: 'pass', checks: [{ verdict: 'deviation' }, { verdict: 'pass' }] });
});

test('of a finding that is held back neither verdict nor report show more than its entry', async () => {
  const check = 'explore/otp-04-held-back';
  const { reproduction: _, ...told } = entry('OTP-04', { check });
  const heldBack = { reportedTo: 'security@logto.io', reportedOn: '2026-11-20' };
  const known = { ...explored, findings: [veiled({ ...found, check, known: true }, 'held back')] };
  const { verdict, report } = await finished(known, [{ ...told, heldBack }]);
  expect(verdict.exploration?.findings).toEqual([{ check, requirement: 'OTP-04', count: 3, known: true }]);
  expect(JSON.stringify(verdict)).not.toMatch(/enter code|accepted twice|verifycode/);
  expect(report).not.toMatch(/enter code|accepted twice|by plain HTTP|verifycode/);
  expect(report).toContain('Held back: told to security@logto.io');
});

test('of a new finding that is veiled verdict and report show requirement, property and count', async () => {
  const check = 'explore/otp-04-accepted';
  const { verdict, report } = await finished({ ...explored, findings: [veiled({ ...found, check }, 'new')] });
  expect(verdict.verdict).toBe('fail');
  const reason = 'accepted: its sequence stays on this machine: run with --seed 7 where it may be seen (met 3 times)';
  expect(verdict.checks[0]).toMatchObject({ id: check, requirements: ['OTP-04'], reason, evidence: [] });
  expect(`${JSON.stringify(verdict)}${report}`).not.toMatch(/enter code|accepted twice|by plain HTTP|verifycode/);
});

test('what was reached against the model is shown by its finding alone', async () => {
  const step = 'resume';
  const coverage: Exploration['coverage'] = [
    ...explored.coverage,
    { step, expected: 'must not: the user is gone', answer: '303', accepted: true, count: 1 },
    { step, expected: 'must: nothing is against it', answer: '400', accepted: false, count: 1 },
    { step, expected: 'may: it came late', answer: '500 server_error', accepted: false, count: 1 },
  ];
  const { verdict, report } = await finished({ ...explored, coverage });
  expect(verdict.exploration?.reached).toBe(1);
  expect(report).toContain('"verifyCode","must: it is the code","200","12"');
  expect(report).not.toMatch(/the user is gone|nothing is against it|it came late/);
});
