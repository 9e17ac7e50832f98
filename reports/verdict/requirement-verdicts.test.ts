import { expect, test } from '@playwright/test';
import type { RequirementRow } from '../../contracts/record/catalogue.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import type { Check } from '../../contracts/record/verdict.ts';
import { row } from '../testing/written-run.ts';
import { judgeRequirements } from './requirement-verdicts.ts';

const everything: Selection = { whole: true, requirements: null };

const check = (verdict: Check['verdict'], ...requirements: string[]): Check => ({
  ...{ id: `otp/${verdict}`, title: verdict, feature: 'otp', requirements, project: 'password-and-code', verdict },
  ...{ durationMs: 1, attempts: 1, evidence: [] },
});

const verdictsOf = (rows: readonly RequirementRow[], checks: readonly Check[], selection = everything) =>
  judgeRequirements({ schemaVersion: 1, standards: [], needs: {}, requirements: [...rows] }, checks, selection).map(
    ({ verdict }) => verdict,
  );

test('a requirement is as good as the worst of its checks', () => {
  const rows = [row('OTP-01'), row('OTP-02'), row('OTP-03')];
  const checks = [check('pass', 'OTP-01', 'OTP-02', 'OTP-03'), check('fail', 'OTP-02'), check('undecided', 'OTP-03')];
  expect(verdictsOf(rows, checks)).toEqual(['pass', 'fail', 'undecided']);
});

test('a requirement that no check decides says why', () => {
  const outside: RequirementRow['status'] = { kind: 'not-applicable', reason: 'it needs Logto Cloud' };
  const elsewhere: RequirementRow['status'] = { kind: 'harness', command: 'npm test', decidedBy: ['a.test.ts'] };
  const rows = [row('OTP-01'), row('OTP-02', { status: outside }), row('OTP-03', { status: elsewhere })];
  expect(verdictsOf([...rows, row('OTP-04', { status: { kind: 'checked' } })], [])).toEqual([
    ...['open', 'not-applicable', 'elsewhere', 'open'],
  ]);
});

test('a requirement that is the same as another one has its checks', () => {
  expect(verdictsOf([row('RL-04'), row('CON-02', { sameAs: 'RL-04' })], [check('pass', 'RL-04')])).toEqual([
    ...['pass', 'pass'],
  ]);
});

test('a run of a selection judges only what was selected', () => {
  const rows = [row('OTP-03'), row('OTP-04'), row('OTP-05')];
  const checks = [check('pass', 'OTP-03', 'OTP-04')];
  const named: Selection = { whole: false, requirements: ['OTP-04'] };
  expect(verdictsOf(rows, checks, named)).toEqual(['not-selected', 'pass', 'not-selected']);
  expect(verdictsOf(rows, checks, { whole: false, requirements: null })).toEqual(['pass', 'pass', 'not-selected']);
});
