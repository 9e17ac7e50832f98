import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { entry } from '../testing/written-run.ts';
import { type CheckResult, deviatingRequirements, type JudgeInput, judgeDeviations } from './judge.ts';

/** A register with an entry for each of these changes. */
const registerOf = (...changes: ReadonlyArray<Partial<Deviation>>) =>
  changes.map((change) => entry('OTP-12', { logtoVersions: '1.42.0', standIn: false, ...change }));

const stored: CheckResult = { check: 'OTP-12.1', requirements: ['OTP-12'], outcome: 'fail' };
const passed: CheckResult = { ...stored, outcome: 'pass' };

const judge = (input: Partial<JudgeInput>) =>
  judgeDeviations({
    results: [stored],
    register: registerOf({}),
    logtoVersion: '1.42.0',
    isStandIn: false,
    today: '2026-11-24',
    whole: true,
    ...input,
  });

const verdictsOf = (input: Partial<JudgeInput>) => judge(input).results.map(({ verdict }) => verdict);
const problemsOf = (input: Partial<JudgeInput>) => judge(input).problems.map(({ kind }) => kind);

test('a failure that an entry excuses is a deviation, and names the entry', () => {
  const { results, problems } = judge({});
  expect(results[0]).toMatchObject({
    check: 'OTP-12.1',
    verdict: 'deviation',
    entries: [{ requirement: 'OTP-12' }],
  });
  expect(problems).toEqual([]);
});

test('carried entries excuse a Logto, and the stand-in is excused by its own entries alone', () => {
  const known = (logtoVersion: string, isStandIn: boolean) =>
    deviatingRequirements(registerOf({}), { logtoVersion, isStandIn });
  expect([known('v1.42.0', false), known('9.0.0', false), known('1.42.0', true)]).toEqual([['OTP-12'], ['OTP-12'], []]);
});

const measured = { text: 'Expected: < 0\\.6 Received: (?<figure>[\\d.]+)', atMost: 0.75 };
const errorOf = (figure: number) => `expect(received).toBeLessThan(expected)\n\nExpected: < 0.6\nReceived:   ${figure}`;

for (const [what, errors, verdict] of [
  ['the failure that was measured is known', [errorOf(0.75)], 'deviation'],
  ['a failure that was not kept is taken for it', undefined, 'deviation'],
  ['a figure beyond its bound is a new failure', [errorOf(0.93)], 'fail'],
  ['another error is a new failure', ['Expected: 200\nReceived: 500'], 'fail'],
  ['another error beside it is a new failure', [errorOf(0.7), 'Expected: 200\nReceived: 500'], 'fail'],
] as const) {
  test(`of an entry that pins what fails, ${what}`, () => {
    const register = registerOf({ failsWith: measured });
    const { results, problems } = judge({ register, results: [{ ...stored, ...(errors && { errors }) }] });
    expect(results[0]).toMatchObject({ verdict, unlike: verdict === 'fail' ? register : [] });
    expect(problems).toEqual([]);
  });
}

test('without an entry a failure is one, and a pass passes', () => {
  expect(verdictsOf({ register: [], results: [stored, passed] })).toEqual(['fail', 'pass']);
});

test('a deviation that does not occur is an unexpected pass and a problem', () => {
  const { results, problems } = judge({ results: [passed] });
  expect(results.map(({ verdict }) => verdict)).toEqual(['unexpected-pass']);
  expect(problems[0]?.message).toBe('the deviation from OTP-12 did not occur: OTP-12.1 passed');
});

test('an expired entry excuses nothing and is a problem, from the day after its last', () => {
  expect(verdictsOf({ today: '2027-03-31' })).toEqual(['deviation']);
  expect(verdictsOf({ today: '2027-04-01' })).toEqual(['fail']);
  expect(judge({ today: '2027-04-01' }).problems[0]?.message).toContain('expired on 2027-03-31: maintainers has to');
});

test('an entry is carried to a version on which it was not measured, and fails nothing there', () => {
  const { results, problems } = judge({ logtoVersion: '1.43.0' });
  expect(results[0]).toMatchObject({ verdict: 'deviation', carried: true });
  expect(problems).toMatchObject([
    {
      kind: 'carried',
      message: 'the deviation from OTP-12 is carried from Logto 1.42.0, not yet confirmed on 1.43.0',
    },
  ]);
});

for (const [logtoVersion, why] of [
  ['1.43.0', 'perhaps mended in 1.43.0'],
  ['1.41.0', 'perhaps it came after 1.41.0'],
  ['patched', 'perhaps mended in patched'],
] as const) {
  test(`a check that passes on ${logtoVersion} stays passed where a carried entry expects a failure`, () => {
    const { results, problems } = judge({ results: [passed], logtoVersion });
    expect(results[0]?.verdict).toBe('pass');
    expect(problems).toMatchObject([{ kind: 'carried-absent', message: expect.stringMatching(`passed, ${why}$`) }]);
  });
}

test('on a version that was measured without it an entry excuses nothing, and need not occur', () => {
  const input = { logtoVersion: '1.41.0', register: registerOf({ absentFrom: '1.41.0' }) };
  expect(judge(input)).toMatchObject({ results: [{ verdict: 'fail' }], problems: [] });
  expect(judge({ ...input, results: [passed] })).toMatchObject({ results: [{ verdict: 'pass' }], problems: [] });
});

test('a version is read as Logto writes it, and a prerelease is another version', () => {
  expect(judge({ logtoVersion: 'v1.42.0' }).results[0]).toMatchObject({ verdict: 'deviation', carried: false });
  expect(judge({ logtoVersion: '1.42.0-rc.3' }).results[0]).toMatchObject({ verdict: 'deviation', carried: true });
  expect(judge({ logtoVersion: 'unknown' }).results[0]).toMatchObject({ verdict: 'deviation', carried: true });
});

test('on the stand-in only those entries hold that say so', () => {
  expect(verdictsOf({ isStandIn: true })).toEqual(['fail']);
  expect(problemsOf({ isStandIn: true, results: [passed], today: '2028-01-01' })).toEqual([]);
  expect(verdictsOf({ isStandIn: true, register: registerOf({ standIn: true }) })).toEqual(['deviation']);
});

test('an entry whose check is gone is a problem of a whole run, not of a selection', () => {
  expect(problemsOf({ results: [] })).toEqual(['no-check']);
  expect(problemsOf({ results: [], whole: false })).toEqual([]);
});

test('a selection is not asked for the entries that it does not touch', () => {
  const results: CheckResult[] = [{ check: 'other', requirements: ['OTP-03'], outcome: 'pass' }];
  expect(problemsOf({ results, whole: false, today: '2028-01-01' })).toEqual([]);
});

for (const outcome of ['not-applicable', 'undecided'] as const) {
  test(`a check that is ${outcome} stays so, and says nothing about its entry`, () => {
    const results = [{ ...stored, outcome }];
    expect(verdictsOf({ results })).toEqual([outcome]);
    expect(problemsOf({ results })).toEqual([]);
  });
}

test('an entry that names a check excuses that one alone', () => {
  const results = [stored, { ...stored, check: 'OTP-12.2' }];
  const register = registerOf({ check: 'OTP-12.1' });
  expect(verdictsOf({ results, register })).toEqual(['deviation', 'fail']);
});

test('an entry that names only a requirement excuses no check that decides another one too', () => {
  const results = [{ ...stored, requirements: ['OTP-12', 'OTP-03'] }];
  expect(verdictsOf({ results })).toEqual(['fail']);
  expect(verdictsOf({ results, register: registerOf({}, { requirement: 'OTP-03' }) })).toEqual(['deviation']);
  expect(verdictsOf({ results, register: registerOf({ check: 'OTP-12.1' }) })).toEqual(['deviation']);
});

test('where a deviation does not occur, only what passed is an unexpected pass', () => {
  const results = [passed, { ...stored, outcome: 'not-applicable' as const }];
  expect(verdictsOf({ results })).toEqual(['unexpected-pass', 'not-applicable']);
});

test('a check that passes beside one that deviates passes', () => {
  const results = [stored, { ...passed, check: 'OTP-12.2' }];
  expect(verdictsOf({ results })).toEqual(['deviation', 'pass']);
});

test('where one configuration decided nothing, a pass under another says nothing about an entry', () => {
  const results = [passed, { ...stored, project: 'other', outcome: 'undecided' as const }];
  expect(verdictsOf({ results })).toEqual(['pass', 'undecided']);
  expect(problemsOf({ results })).toEqual([]);
});

test('an entry that is carried excuses nothing where another says that a failure is a new one', () => {
  const register = [...registerOf({ absentFrom: '1.43.0' }), ...registerOf({ logtoVersions: '1.42.0-ours.1' })];
  expect(verdictsOf({ register, logtoVersion: '1.43.0' })).toEqual(['fail']);
});

for (const [what, version, outcome, verdict, carried] of [
  ['a failure of the version that was measured is a deviation', '4.2.11', 'fail', 'deviation', false],
  ['a failure of another version is carried', '4.3.0', 'fail', 'deviation', true],
  ['a failure of an unknown version is carried', null, 'fail', 'deviation', true],
  ['an application that does better passes', '4.2.11', 'pass', 'pass', false],
] as const) {
  test(`of an entry of the SDK in somebody's own application, ${what}`, () => {
    const register = registerOf({ logtoVersions: '1.41.0', sdkVersions: '4.2.11' });
    const { results, problems } = judge({ register, results: [{ ...stored, outcome }], sdk: { version } });
    expect([results[0]?.verdict, results[0]?.carried, problems]).toEqual([verdict, carried, []]);
  });
}
