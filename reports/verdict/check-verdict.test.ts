import { expect, test } from '@playwright/test';
import type { Outcome } from '../../contracts/record/ledger.ts';
import { decide } from './check-verdict.ts';

const attempt = (outcome: Partial<Outcome>): Outcome => ({
  id: 'sign-in/x',
  project: 'password-and-code',
  attempt: 0,
  status: 'passed',
  expectedStatus: 'passed',
  durationMs: 1,
  annotations: [],
  errors: [],
  ...outcome,
});

const passed = attempt({});
const failed = attempt({ status: 'failed', errors: ['Expected: 2'] });
const interrupted = attempt({ status: 'interrupted' });

test('a check passes when its only attempt does', () => {
  expect(decide([passed])).toEqual({ verdict: 'pass' });
});

test('a check without an attempt is undecided', () => {
  expect(decide([])).toMatchObject({ verdict: 'undecided' });
});

test('a failure stays one when a later attempt passes', () => {
  expect(decide([failed, passed])).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('does not count'),
  });
});

test('a check that failed after it was disturbed is undecided, and one that passed all the same passes', () => {
  const annotations = [{ type: 'disturbed', description: 'the network changed' }];
  expect(decide([{ ...failed, annotations }])).toEqual({ verdict: 'undecided', reason: 'the network changed' });
  expect(decide([{ ...passed, annotations }])).toEqual({ verdict: 'pass' });
});

test('a timeout fails', () => {
  expect(decide([attempt({ status: 'timedOut' })])).toMatchObject({ verdict: 'fail' });
});

test('a check that is expected to fail and does is a deviation, for the reason given', () => {
  const known = attempt({ ...failed, expectedStatus: 'failed', annotations: [{ type: 'fail', description: 'LOG-1' }] });
  expect(decide([known])).toEqual({ verdict: 'deviation', reason: 'LOG-1' });
});

test('a check that is expected to fail and passes is an unexpected pass', () => {
  expect(decide([attempt({ expectedStatus: 'failed' })])).toMatchObject({ verdict: 'unexpected-pass' });
});

test('a check that is expected to fail and times out fails', () => {
  expect(decide([attempt({ status: 'timedOut', expectedStatus: 'failed' })])).toMatchObject({ verdict: 'fail' });
});

test('a skip with a reason is not applicable', () => {
  const skipped = attempt({ status: 'skipped', annotations: [{ type: 'skip', description: 'no database' }] });
  expect(decide([skipped])).toEqual({ verdict: 'not-applicable', reason: 'no database' });
});

test('a skip without a reason is undecided', () => {
  expect(decide([attempt({ status: 'skipped', annotations: [{ type: 'skip' }] })])).toMatchObject({
    verdict: 'undecided',
  });
});

test('a failure of the harness says nothing about the target', () => {
  const trouble = attempt({ status: 'failed', errors: ['HarnessError: the stack died. Run again'] });
  expect(decide([trouble])).toEqual({ verdict: 'undecided', reason: 'the stack died. Run again' });
});

test('an interrupted attempt gives way to one that decides', () => {
  expect(decide([interrupted])).toMatchObject({ verdict: 'undecided' });
  expect(decide([interrupted, passed])).toEqual({ verdict: 'pass' });
});
