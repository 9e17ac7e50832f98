import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { proofSchema } from '../../contracts/record/proof.ts';
import { readJson } from '../../reports/record/read-record.ts';
import { someEnvironment as environment } from '../../reports/testing/inline-run.ts';
import { entry, failure, row, type WrittenCheck, writeCatalogue, writeRun } from '../../reports/testing/written-run.ts';
import { buildVerdict } from '../../reports/verdict/verdict.ts';
import { failsBy, writeRules } from './rules.ts';

const stored: WrittenCheck = { title: 'stored', tags: ['@OTP-12'], outcome: failure };
const fine: WrittenCheck = { title: 'fine', tags: ['@OTP-03'], outcome: {} };
const today = new Date('2026-11-24T12:00:00Z');

interface Judged {
  readonly register?: readonly Deviation[];
  readonly whole?: boolean;
  readonly isShard?: boolean;
  readonly isTakenAsIs?: boolean;
  readonly strict?: boolean;
}

/** The verdict of a run of these checks. */
const judge = async (
  checks: readonly WrittenCheck[],
  { register = [], whole = true, isShard = false, isTakenAsIs = false, strict = false }: Judged = {},
) => {
  await using run = await writeRun(checks);
  const selection = { whole, requirements: null };
  const requirements = [row('OTP-03'), row('OTP-12'), row('DSC-03', { level: 'may' })];
  await writeCatalogue(run.folder, { requirements, deviations: register, selection });
  if (isShard) {
    await writeFile(join(run.folder, fileNames.shard), JSON.stringify({ index: 1, count: 2 }));
  }
  return await buildVerdict({ ...run, environment, rules: { today, isTakenAsIs, strict } });
};

test('a failure that the register knows is a deviation, and the run conforms', async () => {
  const verdict = await judge([stored, fine], { register: [entry('OTP-12')] });
  expect(verdict).toMatchObject({ verdict: 'pass', problems: [], totals: { deviation: 1, pass: 1 } });
  expect(verdict.checks[0]?.reason).toBe(
    'known deviation from OTP-12: Logto keeps codes as they are.\n\nExpected: 2\n\nReceived: 1',
  );
  expect(verdict.deviations).toMatchObject([{ requirement: 'OTP-12', occurred: true }]);
});

test('without its entry the same failure fails the run', async () => {
  expect(await judge([stored, fine])).toMatchObject({ verdict: 'fail', totals: { fail: 1 } });
});

test('an entry that is held back shows neither what was seen nor its evidence', async () => {
  const heldBack = { reportedTo: 'security@logto.io', reportedOn: '2026-11-20' };
  const { checks } = await judge([stored], { register: [entry('OTP-12', { heldBack })] });
  expect(checks[0]).toMatchObject({ verdict: 'deviation', evidence: [] });
  expect(checks[0]?.reason).toMatch(/Held back: told to security@logto\.io on 2026-11-20, see SECURITY\.md\.$/);
});

test('a deviation that no longer occurs fails the run', async () => {
  const verdict = await judge([{ ...stored, outcome: {} }], { register: [entry('OTP-12')] });
  expect(verdict).toMatchObject({ verdict: 'fail', totals: { 'unexpected-pass': 1 } });
  expect(verdict.problems).toEqual(['the deviation from OTP-12 did not occur: sign-in/stored passed']);
});

test('an entry that is expired fails the run, in one line', async () => {
  const verdict = await judge([stored], { register: [entry('OTP-12', { expires: '2026-11-23' })] });
  expect(verdict).toMatchObject({ verdict: 'fail', totals: { fail: 1 } });
  expect(verdict.problems).toEqual([expect.stringContaining('expired on 2026-11-23')]);
});

const ofAnother = [entry('OTP-12', { logtoVersions: '1.41.0' })];

test('a deviation that is carried from another version fails nothing, and is noted', async () => {
  const verdict = await judge([stored], { register: ofAnother });
  expect(verdict).toMatchObject({ verdict: 'pass', problems: [], checks: [{ verdict: 'deviation', carried: true }] });
  expect(verdict.checks[0]?.reason).toMatch(/^known deviation from OTP-12, carried from Logto 1\.41\.0: Logto keeps/);
  expect(verdict.notes).toEqual([
    '1 known deviation carried from Logto 1.41.0, not yet confirmed on 1.42.0: see "npm run deviations -- confirm"',
  ]);
});

test('a deviation of another version that does not occur fails nothing, and is noted', async () => {
  const verdict = await judge([{ ...stored, outcome: {} }], { register: ofAnother });
  expect(verdict).toMatchObject({ verdict: 'pass', problems: [], totals: { pass: 1 } });
  expect(verdict.notes).toEqual(['1 known deviation did not occur, perhaps mended in 1.42.0: OTP-12']);
});

test('a strict run fails for what is carried, whether it occurs or not', async () => {
  const verdicts = await Promise.all(
    [stored, { ...stored, outcome: {} }].map((check) => judge([check], { register: ofAnother, strict: true })),
  );
  expect(verdicts).toMatchObject([{ verdict: 'fail' }, { verdict: 'fail' }]);
  expect(verdicts.flatMap(({ problems }) => problems)).toEqual([
    'the deviation from OTP-12 is carried from Logto 1.41.0, not yet confirmed on 1.42.0',
    'the deviation from OTP-12 did not occur: sign-in/stored passed, perhaps mended in 1.42.0',
  ]);
});

test('an entry whose check is not there fails a whole run, not one of a selection', async () => {
  const register = [entry('OTP-12')];
  expect((await judge([fine], { register })).problems).toEqual([
    'the deviation from OTP-12 did not occur: no check of it was there to run',
  ]);
  expect(await judge([fine], { register, whole: false })).toMatchObject({ verdict: 'pass', problems: [] });
});

for (const [name, check, says] of [
  ['without a requirement', { ...fine, tags: [] }, 'sign-in/fine is tagged with no requirement'],
  ['of an unknown requirement', { ...fine, tags: ['@OTP-99'] }, 'sign-in/fine: the catalogue has no OTP-99'],
  [
    'that was left out',
    { ...fine, outcome: { status: 'skipped' } },
    'sign-in/fine was planned and did not run: it was skipped without a reason',
  ],
] as const) {
  test(`a check ${name} fails a whole run, not one of a selection`, async () => {
    const whole = await judge([{ ...fine, title: 'other' }, check]);
    expect(whole).toMatchObject({ verdict: 'fail', problems: expect.arrayContaining([says]) });
    expect((await judge([{ ...fine, title: 'other' }, check], { whole: false })).verdict).not.toBe('fail');
  });
}

test('a failure of what a standard only allows is a note, and fails nothing', async () => {
  const verdict = await judge([{ title: 'optional', tags: ['@DSC-03'], outcome: failure }]);
  expect(verdict).toMatchObject({ verdict: 'pass', totals: { note: 1 } });
});

test('a shard leaves it to all of them whether a deviation occurs', async () => {
  const judged = { register: [entry('OTP-12')], whole: false, isShard: true };
  expect(await judge([{ ...stored, outcome: {} }], judged)).toMatchObject({ verdict: 'pass', problems: [] });
  expect(await judge([stored], judged)).toMatchObject({ verdict: 'pass', totals: { deviation: 1 } });
});

test('an absent deviation is a note in a tenant taken as it is', async () => {
  const judged = { register: [entry('OTP-12')], isTakenAsIs: true };
  const notes = ['the tenant may be why the deviation from OTP-12 did not occur: sign-in/stored passed'];
  expect(await judge([{ ...stored, outcome: {} }], judged)).toMatchObject({ verdict: 'pass', problems: [], notes });
  expect(await judge([stored], judged)).toMatchObject({ verdict: 'pass', totals: { deviation: 1 }, notes: [] });
});

test('a run in a tenant taken as it is says so where most checks do not apply', async () => {
  const outcome: WrittenCheck['outcome'] = {
    status: 'skipped',
    annotations: [{ type: 'skip', description: 'no recovery' }],
  };
  const checks = [fine, ...['a', 'b'].map((title) => ({ title, tags: ['@OTP-03'], outcome }))];
  const { notes } = await judge(checks, { whole: false, isTakenAsIs: true });
  expect(notes).toEqual(['2 of 3 checks do not apply to the tenant as it is: see why, or use --tenant managed']);
  expect((await judge(checks, { whole: false })).notes).toEqual([]);
});

test('a run that stops at the first failure goes on after a known deviation and after what is only noted', () => {
  const register = [entry('OTP-12')];
  const fails = failsBy({ today, register, target: environment.target, whole: true, isShard: false });
  const ended = (tag: string, status: 'passed' | 'failed') => {
    const place = { id: 'otp/x', project: 'password-and-code' };
    const check = { ...place, title: 'x', file: 'otp/x.spec.ts', titles: ['x'], tags: [tag] };
    const attempt = { attempt: 0, expectedStatus: 'passed', durationMs: 1, annotations: [], errors: [] } as const;
    return fails({ check, outcome: { ...place, ...attempt, errors: [], annotations: [], status } });
  };
  expect([ended('@OTP-03', 'failed'), ended('@OTP-03', 'passed'), ended('@OTP-12', 'failed')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(ended('@DSC-03', 'failed')).toBe(false);
});

test('a run leaves how far its checks can be trusted', async () => {
  await using run = await writeRun([fine]);
  await writeRules(run.folder, { whole: true, requirements: null });
  const proof = await readJson(join(run.folder, fileNames.proof), proofSchema);
  expect(proof?.requirements).toContainEqual(expect.objectContaining({ id: 'OTP-03', state: 'proven' }));
});
