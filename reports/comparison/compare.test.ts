import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { someEnvironment } from '../testing/inline-run.ts';
import { type changeKinds, compareVerdicts, headline, isWorse } from './compare.ts';
import { comparisonPage } from './page.ts';
import { comparisonTable } from './table.ts';

type AnyVerdict = Verdict['requirements'][number]['verdict'];

const requirement = (id: string, verdict: AnyVerdict): Verdict['requirements'][number] => ({
  ...{ id, verdict, statement: `What ${id} says holds.`, severity: 'high', level: 'must', clauses: [] },
  ...{ checks: [`${id}.1`], ...(verdict === 'fail' && { reason: '<b>Expected</b>\nmore' }) },
});

const noTotals: Verdict['totals'] = {
  ...{ checks: 0, pass: 0, fail: 0, deviation: 0, 'unexpected-pass': 0, note: 0, 'not-applicable': 0, undecided: 0 },
};

const run = (
  logtoVersion: string,
  verdicts: Readonly<Record<string, AnyVerdict>>,
  more: Partial<Verdict['run']> = {},
): Verdict => ({
  schemaVersion: 4,
  run: {
    ...{
      id: `run-${logtoVersion}`,
      startedAt: null,
      durationMs: 1,
      command: 'npm start',
      gitRevision: 'a',
      gitDirty: false,
    },
    ...{ complete: true, whole: true, ...more },
  },
  ...{
    versions: someEnvironment.versions,
    totals: { ...noTotals, checks: 1 },
    verdict: 'pass',
    problems: [],
    notes: [],
  },
  target: { ...someEnvironment.target, kind: 'compose', isStandIn: false, logtoVersion },
  checks: Object.entries(verdicts).flatMap(([id, verdict]) =>
    verdict === 'pass' || verdict === 'fail' || verdict === 'deviation'
      ? [
          {
            ...{ id: `${id}.1`, title: `check ${id}`, feature: 'otp', requirements: [id], project: 'p', verdict },
            ...{ durationMs: 1, attempts: 1, evidence: [] },
          },
        ]
      : [],
  ),
  requirements: Object.entries(verdicts).map(([id, verdict]) => requirement(id, verdict)),
  deviations: [],
});

const changes: ReadonlyArray<readonly [AnyVerdict, AnyVerdict, (typeof changeKinds)[number] | undefined]> = [
  ['pass', 'fail', 'new failure'],
  ['deviation', 'fail', 'new failure'],
  ['undecided', 'fail', 'new failure'],
  ['fail', 'pass', 'mended'],
  ['fail', 'note', 'mended'],
  ['pass', 'deviation', 'new deviation'],
  ['fail', 'deviation', 'new deviation'],
  ['deviation', 'pass', 'gone deviation'],
  ['deviation', 'unexpected-pass', 'gone deviation'],
  ['pass', 'note', 'new note'],
  ['note', 'pass', 'gone note'],
  ['pass', 'undecided', 'no longer decided'],
  ['fail', 'not-applicable', 'no longer decided'],
  ['open', 'pass', 'newly decided'],
  ['pass', 'pass', undefined],
  ['fail', 'fail', undefined],
  ['open', 'not-selected', undefined],
];

for (const [before, after, kind] of changes) {
  test(`from ${before} to ${after} is ${kind ?? 'no change'}`, () => {
    const found = compareVerdicts(run('1.41.0', { 'OTP-01': before }), run('1.42.0', { 'OTP-01': after })).changes;
    expect(found.map((change) => change.kind)).toEqual(kind ? [kind] : []);
  });
}

const comparison = compareVerdicts(
  run('1.41.0', { 'OTP-01': 'pass', 'OTP-02': 'fail', 'OTP-03': 'pass', 'OTP-04': 'open' }),
  run('1.42.0', { 'OTP-01': 'fail', 'OTP-02': 'pass', 'OTP-03': 'pass', 'OTP-05': 'pass' }),
);

test('the worst comes first, and what did not change is counted', () => {
  expect(comparison.changes.map(({ id }) => id)).toEqual(['OTP-01', 'OTP-02', 'OTP-05']);
  expect(headline(comparison)).toBe(
    'Logto 1.41.0 → Logto 1.42.0: 1 new failure, 1 mended, 1 newly decided, 1 unchanged',
  );
  expect(isWorse(comparison)).toBe(true);
});

test('a change names the checks that came to something else', () => {
  expect(comparison.changes[0]?.checks).toEqual([
    { id: 'OTP-01.1', title: 'check OTP-01', project: 'p', before: 'pass', after: 'fail' },
  ]);
  expect(comparisonTable(comparison, { colour: false, width: 160 })).toContain(
    '· OTP-01.1 check OTP-01 (p): pass → fail',
  );
});

test('a check that deviates newly is a change of a requirement that deviated before', () => {
  const before = run('1.41.0', { 'OTP-01': 'deviation' });
  const second = before.checks.map((check) => ({ ...check, id: 'OTP-01.2' }));
  const passing = second.map((check) => ({ ...check, verdict: 'pass' as const }));
  const changed = compareVerdicts(
    { ...before, checks: [...before.checks, ...passing] },
    { ...before, checks: [...before.checks, ...second] },
  );
  expect(changed).toMatchObject({ unchanged: 0, changes: [{ kind: 'new deviation', checks: [{ id: 'OTP-01.2' }] }] });
});

test('runs that are less alike than they seem are told as such', () => {
  const short = run('1.42.0', { 'OTP-01': 'pass' }, { complete: false, gitRevision: 'b' });
  expect(compareVerdicts(run('1.41.0', { 'OTP-02': 'pass' }), short).caveats).toEqual([
    'they are of different commits of the harness',
    'they did not run the same checks',
    'the run of Logto 1.42.0 was interrupted',
  ]);
});

test('the page calls no host, and shows what was seen as text', () => {
  const page = comparisonPage([comparison]);
  expect(page).toContain('content="default-src &#39;none&#39;; ');
  expect(page).toContain('&#60;b&#62;Expected&#60;/b&#62;');
  expect(page).not.toContain('Stand-in, not Logto');
});
