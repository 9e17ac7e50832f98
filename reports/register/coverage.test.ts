import { expect, test } from '@playwright/test';
import type { RequirementRow, Status } from '../../contracts/record/catalogue.ts';
import { row } from '../testing/written-run.ts';
import { coverage } from './coverage.ts';

const rows = (...requirements: RequirementRow[]) => ({ requirements });

test('a row is checked by the tests that carry its tag, once each', () => {
  const { checked, unchecked } = coverage(rows(row('OTP-03'), row('OTP-04')), [
    { id: 'a', tags: ['@OTP-03', '@OTP-03', '@smoke'] },
    { id: 'b', tags: ['@OTP-03'] },
  ]);
  expect(checked).toEqual([{ id: 'OTP-03', tests: ['a', 'b'] }]);
  expect(unchecked).toEqual([{ id: 'OTP-04', reason: 'not checked yet' }]);
});

test('a row that is the same as another one is checked by its tests', () => {
  const { checked } = coverage(rows(row('RL-04'), row('CON-02', { sameAs: 'RL-04' })), [{ id: 'a', tags: ['@RL-04'] }]);
  expect(checked).toEqual([
    { id: 'RL-04', tests: ['a'] },
    { id: 'CON-02', tests: ['a'] },
  ]);
});

test('a tag that looks like an id and is none is told, with who carries it', () => {
  const tests = [{ id: 'a', tags: ['@OTP-3', '@OTP-3', '@otp-03', '@OTP-03'] }];
  expect(coverage(rows(row('OTP-03')), tests).unknownTags).toEqual([
    { tag: '@OTP-3', tests: ['a'] },
    { tag: '@otp-03', tests: ['a'] },
  ]);
});

test('a test without an id is told', () => {
  expect(coverage(rows(row('OTP-03')), [{ id: 'a', tags: ['@smoke'] }]).untaggedTests).toEqual(['a']);
});

test('a row that is not applicable, or decided elsewhere, is not unchecked', () => {
  const elsewhere: Status = { kind: 'harness', command: 'npm run load', decidedBy: ['soak'] };
  const outside: Status = { kind: 'not-applicable', reason: 'it needs Logto Cloud' };
  const { unchecked, contradictions } = coverage(
    rows(row('LOAD-08', { status: elsewhere }), row('GDE-01', { status: outside })),
    [],
  );
  expect({ unchecked, contradictions }).toEqual({ unchecked: [], contradictions: [] });
});

test('a row that is called checked and has no test is a contradiction, and unchecked', () => {
  const { unchecked, contradictions } = coverage(rows(row('OTP-03', { status: { kind: 'checked' } })), []);
  expect(contradictions).toEqual([{ id: 'OTP-03', problem: 'OTP-03 is called checked, but no test has its tag' }]);
  expect(unchecked.map(({ id }) => id)).toEqual(['OTP-03']);
});

for (const status of [
  { kind: 'open', reason: 'it needs the Console' },
  { kind: 'not-applicable', reason: 'it needs Logto Cloud' },
] as const) {
  test(`a row that is called ${status.kind} for a reason of its own and has a test is a contradiction`, () => {
    const { contradictions } = coverage(rows(row('OTP-03', { status })), [{ id: 'a', tags: ['@OTP-03'] }]);
    expect(contradictions).toHaveLength(1);
    expect(contradictions[0]?.problem).toContain(`(${status.reason}), but a decides it`);
  });
}

test('a row that is decided elsewhere may have a test as well', () => {
  const status: Status = { kind: 'harness', command: 'npm run load', decidedBy: ['soak'] };
  const { checked, contradictions } = coverage(rows(row('LOAD-08', { status })), [{ id: 'a', tags: ['@LOAD-08'] }]);
  expect(checked.map(({ id }) => id)).toEqual(['LOAD-08']);
  expect(contradictions).toEqual([]);
});

test('a row that was only waiting for its first test is no contradiction', () => {
  expect(coverage(rows(row('OTP-03')), [{ id: 'a', tags: ['@OTP-03'] }]).contradictions).toEqual([]);
});
